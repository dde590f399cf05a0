import { basename } from "node:path";
import { inspect } from "node:util";

/** Writes a line of JSON for each test that has run: its file, its name and, where it failed, the error. */
export default async function* report(events) {
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    const error = data.details.error?.cause ?? data.details.error;
    const failure = type === "test:pass" ? {} : { failure: error?.stack ?? inspect(error) };
    yield `${JSON.stringify({ file: basename(data.file ?? data.name), name: data.name, ...failure })}\n`;
  }
}
