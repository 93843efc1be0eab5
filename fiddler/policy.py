"""A content security policy for every page: nothing from other hosts, no scripts but its own."""

import base64
import hashlib
import re

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# Temml writes `style` attributes, and so does Material; they cannot load anything from elsewhere.
POLICY = (
    "default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'"
)


def with_policy(html: str) -> str:
    """The page with its policy first in its head, naming the inline scripts that it has."""
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in INLINE_SCRIPT.findall(html))
    policy = POLICY.format(hashes=hashes)
    meta = f'<meta http-equiv="content-security-policy" content="{policy}">'
    return re.sub(r"<head>", lambda match: f"{match[0]}\n    {meta}", html, count=1)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
