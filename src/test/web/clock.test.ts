import { deepEqual, equal } from "node:assert/strict";
import { mock, test } from "node:test";
import { Ticker } from "../../main/web/time/clock.js";
import { ServerClock, type Clock } from "../../main/web/feed/feed.js";

/** The time of this device, which only {@link mock} lets pass. */
function withTimePassing(run: () => void): void {
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_000_000 });
  try {
    run();
  } finally {
    mock.timers.reset();
  }
}

/** In small steps, each of which sees its own time. */
function pass(millis: number): void {
  for (let passed = 0; passed < millis; passed += 10) mock.timers.tick(10);
}

/** A clock that is so far ahead of this device's, and may run faster. */
function clock(ahead: number, speed = 1): Clock {
  const now = () => speed * Date.now() + ahead;
  return { now, speed, wait: instant => (instant - now()) / speed };
}

test("a listener is told when the server's clock begins a second, not this device's", () =>
  withTimePassing(() => {
    const told: number[] = [];
    const ticker = new Ticker(clock(400));
    ticker.add(() => told.push(Date.now()));

    pass(2_000);

    deepEqual(told, [1_000_600, 1_001_600]);
    ticker.stop();
  }));

test("of a clock that runs fast a listener is told no more than twice a second", () =>
  withTimePassing(() => {
    let told = 0;
    const ticker = new Ticker(clock(0, 60));
    ticker.add(() => told++);

    pass(10_000);

    equal(told, 20);
    ticker.stop();
  }));

test("a listener that was removed is told nothing", () =>
  withTimePassing(() => {
    let told = 0;
    const ticker = new Ticker(clock(0));
    const listener = () => {
      told++;
    };
    ticker.add(listener);
    ticker.remove(listener);

    pass(5_000);

    equal(told, 0);
    ticker.stop();
  }));

test("a ticker that was stopped leaves no timer behind", () =>
  withTimePassing(() => {
    let told = 0;
    const ticker = new Ticker(clock(0));
    ticker.add(() => told++);
    pass(1_000);

    ticker.stop();
    pass(5_000);

    equal(told, 1);
  }));

test("before the first exchange the server's clock is this device's", () =>
  withTimePassing(() => {
    equal(new ServerClock().now(), 1_000_000);
  }));

test("an exchange sets the clock to the middle of what is possible", () =>
  withTimePassing(() => {
    const server = new ServerClock();

    server.learn(1_000_000, 5_000_100, 1_000_200);

    equal(server.now(), 5_000_000);
    equal(server.spread, 202);
  }));

test("a better exchange narrows what an earlier one said", () =>
  withTimePassing(() => {
    const server = new ServerClock();
    server.learn(1_000_000, 5_000_100, 1_000_200);

    server.learn(1_000_300, 5_000_310, 1_000_320);

    equal(server.spread < 25, true);
    equal(Math.round(server.now()), 5_000_000);
  }));

test("an exchange that contradicts what was known replaces it", () =>
  withTimePassing(() => {
    const server = new ServerClock();
    server.learn(1_000_000, 5_000_100, 1_000_200);

    server.learn(1_000_300, 9_000_310, 1_000_320);

    equal(Math.round(server.now()), 9_000_000);
  }));

test("an exchange that ends before it begins says nothing", () =>
  withTimePassing(() => {
    const server = new ServerClock();

    server.learn(1_000_200, 5_000_100, 1_000_000);
    server.learn(1_000_000, NaN, 1_000_200);

    equal(server.now(), 1_000_000);
  }));

test("a rehearsal's clock runs at its speed, and waits are this device's", () =>
  withTimePassing(() => {
    const server = new ServerClock();
    server.runsAt(60);
    server.learn(1_000_000, 5_000_000, 1_000_000);

    pass(1_000);

    equal(server.now(), 5_060_000);
    equal(server.wait(5_120_000), 1_000);
  }));
