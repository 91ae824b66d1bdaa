import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync, zipSync } from 'fflate';
import { readMetadata } from '../../server/src/build/metadata.ts';
import { readSdist } from '../../server/src/build/sdist.ts';
import { readTar } from '../../server/src/build/tar.ts';
import { readWheel } from '../../server/src/build/wheel.ts';
import { wheelBytes } from '../support/wheels.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** One entry of a tar file as the oldest form writes it. */
function entry(name: string, content: string, type = '0'): Uint8Array {
  const header = new Uint8Array(512);
  const put = (text: string, at: number) => header.set(bytes(text), at);
  put(name, 0);
  put(bytes(content).length.toString(8).padStart(11, '0'), 124);
  put('        ', 148);
  put(type, 156);
  put('ustar\u000000', 257);
  const sum = header.reduce((all, byte) => all + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148);
  const body = new Uint8Array(Math.ceil(bytes(content).length / 512) * 512);
  body.set(bytes(content));
  return Uint8Array.from([...header, ...body]);
}
const tar = (...entries: Uint8Array[]): Uint8Array =>
  Uint8Array.from([...entries.flatMap((one) => [...one]), ...new Uint8Array(1024)]);
const names = (all: ReturnType<typeof readTar>) => [...(all?.keys() ?? [])];

describe('tar files', () => {
  test('give files, not folders', () =>
    assert.deepEqual(names(readTar(tar(entry('a/', '', '5'), entry('a/b', 'x')))), ['a/b']));
  test('have long names in the GNU form', () => {
    const long = `a/${'n'.repeat(150)}`;
    assert.deepEqual(names(readTar(tar(entry('././@LongLink', `${long}\0`, 'L'), entry('a/n', 'x')))), [
      long,
    ]);
  });
  test('have long names in the pax form', () => {
    const record = `18 path=a/änders\n`;
    assert.deepEqual(names(readTar(tar(entry('x', record, 'x'), entry('a/n', 'x')))), ['a/änders']);
  });
  test('that are none give nothing', () => {
    assert.equal(readTar(bytes('no'.repeat(600))), undefined);
    assert.equal(readTar(new Uint8Array(0)), undefined);
  });
});

describe('source distributions', () => {
  test('give metadata and files by their path in the folder', () => {
    const made = tar(entry('a-1/PKG-INFO', 'Name: a\n'), entry('a-1/src/a.py', 'x'));
    const sdist = readSdist(gzipSync(made));
    assert.ok(typeof sdist !== 'string');
    assert.equal(sdist.metadata?.first('name'), 'a');
    assert.deepEqual([...sdist.files.keys()], ['PKG-INFO', 'src/a.py']);
  });
  test('may be zip files', () => {
    const sdist = readSdist(zipSync({ 'a-1/x.py': bytes('') }));
    assert.ok(typeof sdist !== 'string' && sdist.files.has('x.py'));
  });
  for (const [what, content] of [
    ['text', bytes('text')],
    ['nothing', new Uint8Array(0)],
    ['half a file', gzipSync(tar(entry('a/b', 'x'.repeat(2000)))).slice(0, 60)],
  ] as const)
    test(`${what} is none`, () => assert.equal(typeof readSdist(content), 'string'));
});

describe('wheels', () => {
  test('give metadata, entry points, tags, files', () => {
    const wheel = readWheel(
      wheelBytes({
        entryPoints: '[console_scripts]\na = a : main\n[empty]\n',
        files: { 'a.py': '1', 'demo-1.data/scripts/run': '2' },
        tags: ['py2.py3-none-any'],
      }),
    );
    assert.ok(typeof wheel !== 'string', String(wheel));
    assert.deepEqual([...wheel.files.keys()], ['a.py', 'DATA/scripts/run']);
    assert.deepEqual(wheel.tags, ['py2-none-any', 'py3-none-any']);
    assert.deepEqual([...(wheel.entryPoints.get('console_scripts') ?? [])], [['a', 'a:main']]);
    assert.equal(wheel.entryPoints.has('empty'), false);
    assert.deepEqual(wheel.recordProblems, []);
  });
  test('say what RECORD lacks', () => {
    const wheel = readWheel(wheelBytes({ files: { 'a.py': '' }, record: 'b.py,,\n' }));
    assert.ok(typeof wheel !== 'string');
    assert.deepEqual(wheel.recordProblems.slice(0, 1), ['RECORD does not name a.py.']);
    assert.deepEqual(wheel.recordProblems.at(-1), 'RECORD names b.py, which is not there.');
  });
  test('other files are none', () => {
    assert.match(String(readWheel(bytes('x'))), /no zip file/);
    assert.match(String(readWheel(zipSync({ a: bytes('') }))), /no wheel/);
  });
});

describe('metadata', () => {
  test('has the description as body, and fields that go on', () => {
    const read = readMetadata(
      'Name: a\r\nLicense: one\r\n        two\r\nClassifier: x\r\nClassifier: y\r\n\r\nText\r\n\r\nmore',
    );
    assert.deepEqual(read.all('classifier'), ['x', 'y']);
    assert.equal(read.first('License'), 'one\n        two');
    assert.equal(read.description, 'Text\n\nmore');
    assert.deepEqual(read.fields, ['Name', 'License', 'Classifier']);
  });
});
