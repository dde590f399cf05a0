/** Is filled in where this script is written into an archive (`ArchivePages`). */
const MARK = "%ARCHIVE%";

/** Whether this script is that of an archive, which stands beside the files that the element reads. */
export const isArchiveScript = MARK.startsWith("yes");
