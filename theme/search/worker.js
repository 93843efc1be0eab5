// Material's search box speaks with this worker; nothing is loaded before the first question.
//
// Messages of Material 9: {type: 0} set up, answered by 1; {type: 2, data: words}, answered by
// {type: 3, data: {items}}. An item is a group of rows; one whose rows all have a # in their
// address shows its last row as its head, so each of ours is [block, head of the block].

let finder;
let asked = 0;

async function load() {
  importScripts("minisearch.js", "engine.js");
  const answer = await fetch("../search/records.json");
  return new Finder(await answer.json());
}

self.onmessage = async ({ data: message }) => {
  if (message.type === 0) return self.postMessage({ type: 1 });
  if (message.type !== 2) return;
  const mine = ++asked;
  let items = [];
  if (message.data.trim()) {
    finder ??= load();
    items = (await finder).rows(message.data);
  }
  if (mine === asked) self.postMessage({ type: 3, data: { items } });
};
