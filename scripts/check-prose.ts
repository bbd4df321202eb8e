/**
 * Fails when a document, a description of the schema or a message of the server has words or sentences
 * that a stranger stumbles over. `scripts/prose/exemptions.json` counts the problems of files that are
 * not rewritten yet: a count may only shrink, and `--lower` writes the smaller ones.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { exemptionProblems, lowered } from './prose/exemptions.ts';
import { descriptionProblems, problemsOf } from './prose/rules.ts';
import { descriptionsOf, documentTexts, messageTexts } from './prose/texts.ts';

const EXEMPTIONS = 'scripts/prose/exemptions.json';
const SENTENCE = { maxWords: 30 };
const SHORT_SENTENCE = { maxWords: 25 };

const documents = documentTexts();
const messages = messageTexts();
const descriptions = descriptionsOf('schema.graphql', readFileSync('schema.graphql', 'utf8'));

const problems = new Map<string, string[]>();
for (const { file, place, text } of documents) add(file, place, problemsOf(text, SENTENCE));
for (const { file, place, text } of messages) add(file, place, problemsOf(text, SENTENCE));
for (const { file, place, text, names } of descriptions) {
  add(file, place, descriptionProblems(text, names));
  add(file, place, problemsOf(text.replaceAll(/`[^`]*`/g, 'Code'), SHORT_SENTENCE));
}

function add(file: string, place: string, found: readonly string[]): void {
  if (found.length === 0) return;
  const known = problems.get(file) ?? [];
  problems.set(file, [...known, ...found.map((problem) => `${file}, ${place}: ${problem}`)]);
}

const allowed: Record<string, number> = JSON.parse(readFileSync(EXEMPTIONS, 'utf8'));
if (process.argv.includes('--lower')) {
  writeFileSync(EXEMPTIONS, `${JSON.stringify(lowered(problems, allowed), null, 2)}\n`);
} else {
  const lines = exemptionProblems(problems, allowed);
  for (const line of lines) console.error(line);
  if (lines.length > 0) process.exitCode = 1;
}
const exempt = Object.values(allowed).reduce((sum, count) => sum + count, 0);
console.log(
  `${documents.length} paragraphs, ${descriptions.length} descriptions, ${messages.length} messages; ${exempt} problems in ${Object.keys(allowed).length} files are exempt`,
);
