import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openArchive } from '../../src/offline/archive.ts';
import { writeArchive } from './write-archive.ts';

const fileOf = (path: string, text: string) => ({ path, type: 'text/html; charset=utf-8', content: Buffer.from(text) });
const textIn = async (archive: Buffer, path: string) => {
  const file = await (await openArchive(new Blob([Buffer.from(archive)]))).file(path);
  return file && new TextDecoder().decode(file.content);
};

it('gives back every file with its type, and null for any other', async () => {
  const archive = writeArchive([fileOf('rnn/', 'notes'), fileOf('rnn/homeworks/', ''), fileOf('icon.svg', '<svg/>')]);
  expect(await textIn(archive, 'rnn/')).toBe('notes');
  expect(await textIn(archive, 'rnn/homeworks/')).toBe('');
  expect(await textIn(archive, 'icon.svg')).toBe('<svg/>');
  expect(await textIn(archive, 'sgd/')).toBeNull();
  const opened = await openArchive(new Blob([Buffer.from(archive)]));
  expect((await opened.file('rnn/'))?.type).toBe('text/html; charset=utf-8');
});

it('gives back any files, small ones that share a block and large ones alone', async () => {
  const sizes = fc.array(fc.oneof(fc.nat({ max: 200 }), fc.nat({ max: 200_000 })), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(sizes, async (lengths) => {
      const files = lengths.map((length, place) => fileOf(`f${place}`, String(place).repeat(length)));
      const archive = writeArchive(files);
      for (const { path, content } of files) expect(await textIn(archive, path)).toBe(content.toString());
    }),
    { numRuns: 20 },
  );
});

it('begins with the length of its index, which names the blocks', () => {
  const archive = writeArchive([fileOf('a', 'aaa'), fileOf('b', 'bb')]);
  const end = 4 + archive.readUInt32BE(0);
  const index: unknown = JSON.parse(gunzipSync(archive.subarray(4, end)).toString());
  expect(index).toEqual({
    blocks: [
      {
        bytes: archive.length - end,
        copies: 0,
        files: [
          ['a', 'text/html; charset=utf-8', 3],
          ['b', 'text/html; charset=utf-8', 2],
        ],
      },
    ],
  });
  expect(gunzipSync(archive.subarray(end)).toString()).toBe('aaabb');
});

it('is the same for the same files in any order', () => {
  const files = [fileOf('a', 'aaa'), fileOf('b', 'bb'), fileOf('c/d', 'c')];
  expect(writeArchive(files.toReversed())).toEqual(writeArchive(files));
});

it.each([
  ['cut short', (archive: Buffer) => archive.subarray(0, -9)],
  ['changed in a block', (archive: Buffer) => Buffer.from(archive).fill(0, archive.length - 12, archive.length - 9)],
  ['something else', () => Buffer.from('<!doctype html><title>no such page</title>')],
  ['empty', () => Buffer.alloc(0)],
])('is refused when it is %s', async (_damage, damaged) => {
  const archive = writeArchive([fileOf('a', 'some text, and some more of it')]);
  await expect(textIn(damaged(archive), 'a')).rejects.toThrow();
});
