import { SaxesParser } from 'saxes';

/** What a schema allows an element to have. */
interface Rule {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
  /** The names of its children, each with a space after it; text alone when left out. */
  readonly children?: RegExp;
}

type Schema = Readonly<Record<string, Rule>>;

const wholeNumber = /^\d+$/;
const decimal = /^\d+(\.\d+)?$/;
/** A date and a time of day, without fraction or zone. */
const plainTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

/** The forms that values must have, wherever an attribute of that name stands. */
const forms: Readonly<Record<string, RegExp>> = {
  ...{ tests: wholeNumber, failures: wholeNumber, errors: wholeNumber, skipped: wholeNumber, id: wholeNumber },
  ...{ time: decimal, timestamp: plainTime, hostname: /\S/, package: /./ },
};

const counted = ['name', 'tests', 'failures', 'errors'];

/** The rules of Ant's JUnit report, as the windyroad schema states them. */
export const ant: Schema = {
  testsuites: { required: [], children: /^(testsuite )*$/ },
  testsuite: {
    required: [...counted, 'timestamp', 'hostname', 'time', 'package', 'id'],
    optional: ['skipped'],
    children: /^properties (testcase )*system-out system-err $/,
  },
  properties: { required: [], children: /^(property )*$/ },
  property: { required: ['name', 'value'] },
  testcase: { required: ['name', 'classname', 'time'], children: /^((skipped|error|failure) )?$/ },
  skipped: { required: [], optional: ['message'] },
  error: { required: ['type'], optional: ['message'] },
  failure: { required: ['type'], optional: ['message'] },
  'system-out': { required: [] },
  'system-err': { required: [] },
};

/** The rules of the xUnit plugin of Jenkins, as its schema junit-10 states them. */
export const jenkins: Schema = {
  testsuites: { required: [], optional: ['name', 'time', 'tests', 'failures', 'errors'], children: /^(testsuite )*$/ },
  testsuite: {
    required: counted,
    optional: ['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url'],
    children: /^((testsuite|properties|testcase|system-out|system-err) )*$/,
  },
  properties: { required: [], children: /^(property )*$/ },
  property: { required: ['name', 'value'] },
  testcase: {
    required: ['name'],
    optional: ['time', 'classname', 'group'],
    children: /^((skipped|error|failure|system-out|system-err) )*$/,
  },
  skipped: { required: [], optional: ['type', 'message'] },
  error: { required: [], optional: ['type', 'message'] },
  failure: { required: [], optional: ['type', 'message'] },
  'system-out': { required: [] },
  'system-err': { required: [] },
};

/** What in a document is against a schema. Throws where it is not well-formed XML. */
export function offences(xml: string, schema: Schema): readonly string[] {
  const found: string[] = [];
  const open: { name: string; children: string }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const parent = open.at(-1);
    if (parent) parent.children += `${name} `;
    open.push({ name, children: '' });
    const rule = schema[name];
    if (!rule) return void found.push(`unknown element ${name}`);
    const given = Object.keys(attributes);
    const allowed = [...rule.required, ...(rule.optional ?? [])];
    found.push(...given.filter((key) => !allowed.includes(key)).map((key) => `${name} has ${key}`));
    found.push(...rule.required.filter((key) => !given.includes(key)).map((key) => `${name} lacks ${key}`));
    for (const [key, value] of Object.entries(attributes)) {
      if (forms[key] && !forms[key].test(value)) found.push(`${name} has ${key}="${value}"`);
    }
  });
  parser.on('closetag', ({ name }) => {
    const children = open.pop()?.children ?? '';
    if (!(schema[name]?.children ?? /^$/).test(children))
      found.push(`${name} contains ${children.trim() || 'nothing'}`);
  });
  parser.write(xml).close();
  return found;
}
