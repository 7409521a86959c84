export function ProductMark() {
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#4450c6" />
      <path
        d="M8 9.5A2.5 2.5 0 0 1 10.5 7h8A2.5 2.5 0 0 1 21 9.5v5a2.5 2.5 0 0 1-2.5 2.5H14l-4 3.5V17a2 2 0 0 1-2-2z"
        fill="#fff"
      />
      <path
        d="M23 13h.5a1.5 1.5 0 0 1 1.5 1.5V20a2 2 0 0 1-2 2v3l-3.5-3H16a1.5 1.5 0 0 1-1.5-1.5V19.5H19a4 4 0 0 0 4-4z"
        fill="#fff"
        opacity=".7"
      />
    </svg>
  );
}
