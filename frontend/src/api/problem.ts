import type { Problem } from './types';

/** A failure of any kind as one type: an answer of the server (RFC 9457), or that there was none. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** The last part of the problem's type, such as `conversation-closed`; `unreachable` when no answer came. */
  readonly slug: string;
  /** The HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly errors: NonNullable<Problem['errors']>;

  private constructor(slug: string, status: number, detail: string, errors: Problem['errors']) {
    super(detail);
    this.slug = slug;
    this.status = status;
    this.errors = errors ?? [];
  }

  static async of(response: Response): Promise<ApiProblem> {
    const body: Partial<Problem> = await response.json().catch(() => ({}));
    return new ApiProblem(
      body.type?.split('/').at(-1) ?? 'unknown',
      response.status,
      body.detail ?? body.title ?? response.statusText,
      body.errors,
    );
  }

  static unreachable(cause: unknown): ApiProblem {
    const problem = new ApiProblem('unreachable', 0, 'The server could not be reached.', []);
    problem.cause = cause;
    return problem;
  }

  /** True where the same request may well work later: no answer, too many requests, a server that is down or busy. */
  get isPassing(): boolean {
    const { status, slug } = this;
    return status === 0 || status === 429 || status >= 500 || slug === 'request-in-progress';
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 404;
}
