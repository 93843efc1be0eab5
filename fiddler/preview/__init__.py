"""The site while it is written: what a save changes is run, and what is wrong stands on the page.

`watch` notices a save; `reruns` runs what changed and records it; the check reads the sources;
`hook` hears what MkDocs says; all put what they find on one `board`, which the terminal prints
and the browser shows (`banner.mjs`). None of it is in a built site.
"""
