import type { EndpointName } from '../../../spec/editions/draft-2014-08/dialects/endpoints.ts';
import { edgesOf } from '../edges.ts';

/** What can be broken at an edge, by the names of this edition's endpoints. */
export const { answers, answersAgain, drops, onAnswer, onlyFirst, onRequest, takes, tells } = edgesOf<EndpointName>();
