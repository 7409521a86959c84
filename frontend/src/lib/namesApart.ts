interface Named {
  displayName: string;
  email?: string | null | undefined;
}

/** The names of people who stand together. Where two have the same one, their addresses tell them apart. */
export function namesApart(people: readonly Named[]): string[] {
  const counts = new Map<string, number>();
  for (const { displayName } of people) {
    const name = displayName.toLocaleLowerCase();
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return people.map(({ displayName, email }) =>
    email && (counts.get(displayName.toLocaleLowerCase()) ?? 0) > 1
      ? `${displayName} (${email})`
      : displayName,
  );
}
