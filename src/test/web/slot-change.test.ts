import { test } from "node:test";
import { deepEqual, equal } from "node:assert/strict";
import { fieldAt, fieldsOf, rebased, withFields, type WrittenSlot } from "../../main/web/desk/slot-change.js";

const PITCHES: WrittenSlot = {
  id: "pitchs",
  day: "2017-03-04",
  at: "19:00",
  until: "20:00",
  kind: "pitch",
  title: "Pitchs",
};

function changed(slot: WrittenSlot, fields: Partial<ReturnType<typeof fieldsOf>>): WrittenSlot {
  return withFields(slot, { ...fieldsOf(slot), ...fields });
}

test("what is not changed of a slot stays as it was written", () => {
  const night = { ...PITCHES, until: "2017-03-05T02:00", text: "Apportez un câble" };
  equal(changed(night, {}), night);
  deepEqual(changed(night, { title: " Tous les pitchs " }), { ...night, title: "Tous les pitchs" });
});

test("a slot that ends ahead of its beginning ends on the next day", () => {
  deepEqual(changed(PITCHES, { from: "22:30", to: "00:15" }), {
    ...PITCHES,
    at: "22:30",
    until: "2017-03-05T00:15",
  });
});

test("a slot that begins past midnight stays in that night", () => {
  const late = { ...PITCHES, at: "2017-03-05T00:30", until: "2017-03-05T01:00" };
  deepEqual(changed(late, { from: "01:00", to: "02:00" }), {
    ...late,
    at: "2017-03-05T01:00",
    until: "2017-03-05T02:00",
  });
});

test("a slot without hours gets them, and one that loses them has a part of the day", () => {
  const { at, until, ...rest } = PITCHES;
  const evening = { ...rest, part: "evening" };
  deepEqual(changed(evening, { from: "18:00" }), { ...rest, at: "18:00" });
  deepEqual(changed(PITCHES, { from: "", to: "" }), { ...rest, part: "day" });
  equal(at, "19:00");
  equal(until, "20:00");
});

test("a field that was left alone follows what a colleague published", () => {
  const base = fieldsOf(PITCHES);
  const typed = { ...base, title: "Pitchs du soir" };
  const published = { ...base, title: "Autre chose", from: "19:30" };
  deepEqual(rebased(base, typed, published), { ...published, title: "Pitchs du soir" });
});

test("a fault is shown at the field of its member, and only of its slot", () => {
  const programme = [{ milestone: "meetup" }, PITCHES];
  equal(fieldAt("/programme/1/until", programme, "pitchs"), "to");
  equal(fieldAt("/programme/0/until", programme, "pitchs"), undefined);
  equal(fieldAt("/seen", programme, "pitchs"), undefined);
});
