export interface ProblemType {
  slug: string;
  status: number;
  meaning: string;
}

const LINE = /^- `\/problems\/([a-z-]+)` \((\d{3})\): (.+)$/;

/** Reads the list in the description of the Problem response; the server writes it from its own enumeration. */
export function problemTypes(description: string): ProblemType[] {
  return description.split('\n').flatMap((line) => {
    const [, slug, status, meaning] = LINE.exec(line) ?? [];
    return slug !== undefined && meaning !== undefined
      ? [{ slug, status: Number(status), meaning }]
      : [];
  });
}
