/**
 * This device's own database, which the pages and the service worker share: what was posted, and what was
 * last known of each edition.
 */

export const POSTS = "posts";
export const KNOWN = "known";
const NAME = "carillon";
const VERSION = 1;

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  return opening(indexedDB.open(NAME, VERSION));
}

function opening(request: IDBOpenDBRequest): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    request.onupgradeneeded = () => {
      // The key is given by the database in the order of writing, whichever tab writes and even if the clock
      // does.
      request.result
        .createObjectStore(POSTS, { keyPath: "order", autoIncrement: true })
        .createIndex("id", "id", { unique: true });
      request.result.createObjectStore(KNOWN);
    };
    // Newer pages may have added to it; what these use is there still.
    request.onerror = () =>
      request.error?.name === "VersionError" ? resolve(opening(indexedDB.open(NAME))) : reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      // A newer version of the pages must not wait for this one; and a phone that slept may have lost its
      // connection.
      database.onversionchange = () => {
        database.close();
        opened = undefined;
      };
      database.onclose = () => {
        opened = undefined;
      };
      resolve(database);
    };
  });
}

async function begin(
  store: string,
  mode: IDBTransactionMode,
  durability: IDBTransactionDurability,
): Promise<IDBTransaction> {
  opened ??= open();
  try {
    return (await opened).transaction(store, mode, { durability });
  } catch {
    opened = open();
    return (await opened).transaction(store, mode, { durability });
  }
}

/** Does it in one transaction, and answers once that has been written; by default, to the disk. */
export async function within<T>(
  store: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore, give: (result: T) => void) => void,
  durability: IDBTransactionDurability = "strict",
): Promise<T> {
  const transaction = await begin(store, mode, durability);
  return new Promise<T>((resolve, reject) => {
    let result: T;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = transaction.onerror = () =>
      reject(transaction.error ?? new Error("the transaction was given up"));
    work(transaction.objectStore(store), given => {
      result = given;
    });
  });
}
