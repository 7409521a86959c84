export interface HighlightPart {
  text: string;
  isFound: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#34': '"',
};

/**
 * The text of a search's `highlight`, in parts. It comes as HTML with nothing in it but `<mark>`; here it is read as
 * text, so that whatever else should ever stand in it is shown and does nothing.
 */
export function highlightParts(highlight: string): HighlightPart[] {
  const parts: HighlightPart[] = [];
  let isFound = false;
  for (const piece of highlight.split(/(<\/?mark>)/)) {
    if (piece === '<mark>') isFound = true;
    else if (piece === '</mark>') isFound = false;
    else if (piece !== '') parts.push({ text: unescaped(piece), isFound });
  }
  return parts;
}

function unescaped(text: string): string {
  return text.replaceAll(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}
