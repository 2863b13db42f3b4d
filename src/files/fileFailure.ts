/** What the file system refused, said so that a person knows which file, why, and what is kept. */

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EBUSY: "it is in use, or a file system is mounted there",
  EDQUOT: "disk quota exceeded",
  EEXIST: "it is there already",
  EIO: "input/output error",
  EISDIR: "it is a folder",
  ELOOP: "too many symbolic links",
  EMFILE: "too many open files",
  ENAMETOOLONG: "the name is too long",
  ENOENT: "no such file or folder",
  ENOSPC: "no space left on the device",
  ENOTDIR: "a part of the path is no folder",
  ENOTEMPTY: "somebody has just written there",
  EPERM: "operation not permitted",
  EROFS: "the file system is read-only",
  EXDEV: "a part of it is on another file system",
};

/** A file that couldn't be read or written; `code` is the system's, such as "ENOSPC". */
export class FileFailure extends Error {
  override name = "FileFailure";
  readonly code: string | undefined;

  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.code = (cause as NodeJS.ErrnoException | undefined)?.code;
  }
}

/**
 * The system's error as one line that names the file. One that already does (a `FileFailure`) stays as it is.
 *
 * @param file what it is about
 * @param cannot what can't be done, e.g. "can't be written"
 * @param error the system's error
 * @param kept what is as it was, for the end of the sentence
 * @example throw fileFailure("a.json", "can't be written", error, "the old file is as it was");
 * // a.json: can't be written: no space left on the device (ENOSPC); the old file is as it was
 */
export function fileFailure(file: string, cannot: string, error: unknown, kept?: string): FileFailure {
  if (error instanceof FileFailure) return error;
  return new FileFailure(`${file}: ${cannot}: ${reasonOf(error)}${kept === undefined ? "" : `; ${kept}`}`, error);
}

/** Why, in words: `reasonOf(error)  // "no space left on the device (ENOSPC)"` */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return message;
  return `${REASONS[code] ?? message} (${code})`;
}
