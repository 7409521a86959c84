/** The parts of an OpenAPI document that the page reads or adds; the rest passes through. */
export interface OpenApi {
  info: { description: string };
  servers?: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; responses: Record<string, Response> };
}

export interface Operation {
  operationId: string;
  security?: object[];
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { required?: boolean; content: Record<string, { schema: object }> };
  responses: Record<string, Response | { $ref: string }>;
  'x-codeSamples'?: CodeSample[];
}

export interface Response {
  description?: string;
  content?: object;
}

export interface CodeSample {
  lang: string;
  label: string;
  source: string;
}
