/** What a key means in the table of a plan: pure, so that the whole keyboard can be read in one place. */

export type Meaning =
  | { is: "go"; rows: number; columns: number }
  | { is: "enter" | "tab" | "shift"; by: 1 | -1 }
  /** Types into the cell: a text in place of what is there, or what is there. */
  | { is: "type"; text?: string }
  | { is: "clear" | "cancel" | "insert" | "remove" | "undo" | "redo" };

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

interface Where {
  isTyping: boolean;
  /** Whether the arrows choose among words that are offered there. */
  isOffered: boolean;
  isRtl: boolean;
}

const FAR = 1_000;
const PAGE = 10;

/** Undefined where a key has no meaning of its own there: then it does what it does everywhere. */
export function meaningOfKey(pressed: Pressed, where: Where): Meaning | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = pressed;
  const isCommand = ctrlKey || metaKey;
  if (key === "Tab") return { is: "tab", by: shiftKey ? -1 : 1 };
  if (key === "Escape") return { is: "cancel" };
  if (key === "Enter" && !altKey)
    return isCommand ? { is: "insert" } : { is: "enter", by: shiftKey ? -1 : 1 };
  if (where.isTyping) return whileTyping(pressed, where);
  if (altKey && !isCommand && (key === "ArrowUp" || key === "ArrowDown"))
    return { is: "shift", by: key === "ArrowUp" ? -1 : 1 };
  if (isCommand) return command(key.toLowerCase(), shiftKey, where);
  if (altKey) return undefined;
  if (key === "F2") return { is: "type" };
  if (key === "Delete" || key === "Backspace") return { is: "clear" };
  // A letter that is put together of several keys begins in the empty field.
  if (key === "Dead" || key === "Process") return { is: "type", text: "" };
  return key.length === 1 && key !== " " ? { is: "type", text: key } : way(key, where);
}

function whileTyping({ key, altKey }: Pressed, { isOffered }: Where): Meaning | undefined {
  if (isOffered || altKey || (key !== "ArrowUp" && key !== "ArrowDown")) return undefined;
  return { is: "go", rows: key === "ArrowUp" ? -1 : 1, columns: 0 };
}

function command(key: string, shiftKey: boolean, where: Where): Meaning | undefined {
  switch (key) {
    case "z":
      return { is: shiftKey ? "redo" : "undo" };
    case "y":
      return { is: "redo" };
    case "delete":
    case "backspace":
      return { is: "remove" };
    case "home":
      return { is: "go", rows: -FAR, columns: -FAR };
    case "end":
      return { is: "go", rows: FAR, columns: 0 };
    default:
      return key.startsWith("arrow") ? far(key, where) : undefined;
  }
}

function far(key: string, { isRtl }: Where): Meaning {
  const columns = isRtl ? -FAR : FAR;
  switch (key) {
    case "arrowup":
      return { is: "go", rows: -FAR, columns: 0 };
    case "arrowdown":
      return { is: "go", rows: FAR, columns: 0 };
    default:
      return { is: "go", rows: 0, columns: key === "arrowright" ? columns : -columns };
  }
}

function way(key: string, { isRtl }: Where): Meaning | undefined {
  const onward = isRtl ? -1 : 1;
  const ways: Record<string, [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowRight: [0, onward],
    ArrowLeft: [0, -onward],
    PageUp: [-PAGE, 0],
    PageDown: [PAGE, 0],
    Home: [0, -FAR],
    End: [0, FAR],
  };
  const [rows, columns] = ways[key] ?? [];
  return rows === undefined || columns === undefined ? undefined : { is: "go", rows, columns };
}
