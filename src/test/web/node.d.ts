/** The parts of Node that these tests use: no library of its types is needed for so few. */

declare module "node:test" {
  export function test(name: string, run: () => void | Promise<void>): void;
  export const mock: {
    timers: {
      enable(options: { apis: ("setTimeout" | "Date")[]; now: number }): void;
      tick(millis: number): void;
      reset(): void;
    };
  };
}

declare module "node:assert/strict" {
  export function equal<Value>(actual: Value, expected: Value, message?: string): void;
  export function deepEqual<Value>(actual: Value, expected: Value, message?: string): void;
  export function ok(value: unknown, message?: string): void;
  export function throws(work: () => unknown): void;
}

declare module "node:fs" {
  export function readdirSync(folder: URL): string[];
  export function readFileSync(file: URL, encoding: "utf8"): string;
}

interface ImportMeta {
  readonly url: string;
}
