// Material's search box speaks with this worker; nothing is loaded before the first question.
//
// Messages of Material 9: {type: 0} set up, answered by 1; {type: 2, data: words}, answered by
// {type: 3, data: {items}}, which may be said again with more: code that comes later than the
// first answer. An item is a group of rows; one whose rows all have a # in their address shows its
// last row as its head, so each of ours is [block, head of the block].

const PATIENCE = 100; // milliseconds until an answer without code is given
let loaded;
let asked = 0;

const read = async (name) => (await fetch(`../search/${name}`)).json();

async function load() {
  if (typeof rows === "undefined") importScripts("minisearch.js", "words.js", "engine.js", "rows.js");
  const codes = read("codes.json");
  const finder = new Finder(await read("records.json"));
  const coded = codes.then((found) => finder.read(found), () => {}); // lost: answers without code
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  return { finder, coded, soon: Promise.race([coded, late.then(() => "late")]) };
}

self.onmessage = async ({ data: message }) => {
  if (message.type === 0) return self.postMessage({ type: 1 });
  if (message.type !== 2) return;
  const mine = ++asked;
  const query = message.data.trim();
  const answer = (items) => mine === asked && self.postMessage({ type: 3, data: { items } });
  if (!query) return answer([]);
  loaded ??= load();
  const { finder, coded, soon } = await loaded.catch((error) => {
    loaded = undefined; // the next key tries again
    throw error;
  });
  if ((await soon) === "late" && mine === asked) answer(rows(finder, query));
  await coded;
  if (mine === asked) answer(rows(finder, query));
};
