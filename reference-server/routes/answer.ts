import type { Response } from 'express';

/** Answers with JSON text that is ready. The content type is exactly application/json, as clients of the day expect. */
export function answerText(response: Response, status: number, text: string): void {
  if (response.headersSent || response.destroyed) return;
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json');
  response.end(text);
}

export function answerJson(response: Response, status: number, body: unknown): void {
  answerText(response, status, JSON.stringify(body));
}
