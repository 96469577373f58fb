#!/usr/bin/env python3
"""Checks a Cloister audit export. One file, standard library only, no network, Python 3.9 or newer.

    python3 verify.py [--since CHECKPOINT] [--policy KEYS.json] [--json] FOLDER

--since   a signed checkpoint of the same log that you got earlier or from somebody else
--policy  a key file (the shape of keys.json) that you got another way than in the folder

Exit codes: 0 intact and anchored; 1 intact with findings; 2 usage, or no export; 4 tampered.

Written from the public formats: RFC 8785 (canonical JSON), RFC 6962 (hash tree), RFC 8032 (Ed25519), C2SP tiles,
signed notes and checkpoints. Written apart from the application and from verify.mjs; all three must say the same."""
import base64
import hashlib
import json
import os
import re
import stat
import sys
from datetime import datetime, timedelta

KINDS = set("""
vault.created signin.succeeded signin.failed signin.ended matter.created matter.held matter.closed matter.destroyed
import.started import.ended document.received document.rejected document.parsed document.classified document.extracted document.viewed
document.exported document.erased index.updated index.rebuilt inference.completed inference.blocked evidence.checked
question.asked question.answered mentions.searched review.accepted review.corrected review.rejected review.absent
review.escalated signature.applied signature.failed export.created model.loaded model.fetched model.imported
model.tested model.approved model.revoked settings.changed policy.applied failure anchor.requested anchor.received
log.opened log.recovered log.alarm disk.low clock.jump
""".split())


# ------------------------------------------------------------------ Ed25519 (RFC 8032, section 5.1 and appendix A)

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - x2) % P != 0:
        return None
    return P - x if (x & 1) != sign else x


def point(x, y):
    return (x, y, 1, x * y % P)


BASE = point(recover_x(4 * pow(5, P - 2, P) % P, 0), 4 * pow(5, P - 2, P) % P)


def add_points(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(scalar, p):
    result = (0, 1, 1, 0)
    while scalar > 0:
        if scalar & 1:
            result = add_points(result, p)
        p = add_points(p, p)
        scalar >>= 1
    return result


def decompress(data):
    number = int.from_bytes(data, "little")
    y = number & ((1 << 255) - 1)
    x = recover_x(y, number >> 255)
    return None if x is None else point(x, y)


def compress(p):
    inverse = pow(p[2], P - 2, P)
    x, y = p[0] * inverse % P, p[1] * inverse % P
    return (y | ((x & 1) << 255)).to_bytes(32, "little")


def is_signed(public_key, message, signature):
    if len(public_key) != 32 or len(signature) != 64:
        return False
    a = decompress(public_key)
    s = int.from_bytes(signature[32:], "little")
    if a is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little") % L
    minus_a = (P - a[0], a[1], a[2], P - a[3])
    return compress(add_points(times(s, BASE), times(k, minus_a))) == signature[:32]


# ------------------------------------------------------------------ canonical JSON (RFC 8785)


class NotCanonical(ValueError):
    pass


def utf16(text):
    return text.encode("utf-16-be", "surrogatepass")


def write_number(value):
    """A number as ECMAScript writes it. Every number was read as a double."""
    if value != value or value in (float("inf"), float("-inf")):
        raise NotCanonical
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, part = mantissa.partition(".")
    part = "" if part == "0" else part
    digits = (whole + part).lstrip("0")
    point_at = len(whole) + int(exponent or 0)
    point_at -= len(whole + part) - len((whole + part).lstrip("0"))
    stripped = digits.rstrip("0")
    count = len(stripped)
    if count <= point_at <= 21:
        return sign + stripped + "0" * (point_at - count)
    if 0 < point_at <= 21:
        return sign + stripped[:point_at] + "." + stripped[point_at:]
    if -6 < point_at <= 0:
        return sign + "0." + "0" * -point_at + stripped
    power = point_at - 1
    tail = ("." + stripped[1:]) if count > 1 else ""
    return sign + stripped[0] + tail + "e" + ("+" if power >= 0 else "-") + str(abs(power))


SURROGATE = re.compile("[\ud800-\udfff]")


def write_text(text):
    """The short escapes, \\u00xx for other controls, everything else as it is: what the RFC asks and `json` does."""
    if SURROGATE.search(text):
        raise NotCanonical
    return json.dumps(text, ensure_ascii=False)


def canonical(value, depth=0):
    if depth > 64:
        raise NotCanonical
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, float):
        return write_number(value)
    if isinstance(value, str):
        return write_text(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical(one, depth + 1) for one in value) + "]"
    keys = sorted(value, key=utf16)
    return "{" + ",".join(write_text(key) + ":" + canonical(value[key], depth + 1) for key in keys) + "}"


def no_constant(_):
    raise ValueError("not JSON")


def parse_json(text):
    """(True, value) or (False, None). Numbers become doubles, as in every other reader of JSON."""
    try:
        return True, json.loads(text, parse_int=float, parse_constant=no_constant)
    except (ValueError, RecursionError):
        return False, None


def canonical_or_none(value):
    try:
        return canonical(value)
    except (NotCanonical, RecursionError):
        return None


def text_of(data):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def from_base64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if base64.b64encode(data).decode() == text else None


# ------------------------------------------------------------------ tree (RFC 6962) and tiles


def sha256(data):
    return hashlib.sha256(data).digest()


def leaf_hash(entry):
    return sha256(b"\x00" + entry)


def root_of(leaves):
    """The definition, level by level: pairs are joined, an odd one moves up."""
    if not leaves:
        return sha256(b"")
    row = leaves
    while len(row) > 1:
        joined = [sha256(b"\x01" + row[at] + row[at + 1]) for at in range(0, len(row) - 1, 2)]
        row = joined + (row[-1:] if len(row) % 2 else [])
    return row[0]


def tile_path(level, index, width):
    digits = str(index)
    digits = digits.zfill((len(digits) + 2) // 3 * 3)
    groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    path = "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
    return "tile/%d/%s%s" % (level, path, ".p/%d" % width if width < 256 else "")


# ------------------------------------------------------------------ files


class Bundle:
    def __init__(self, folder):
        self.folder = folder
        self.files, self.odd = [], []
        self._list("")
        self.files.sort(key=utf16)
        self.odd.sort(key=utf16)
        self._known = set(self.files)

    def _list(self, under):
        try:
            inside = list(os.scandir(os.path.join(self.folder, under)))
        except OSError:
            return
        for one in inside:
            path = one.name if under == "" else under + "/" + one.name
            mode = one.stat(follow_symlinks=False).st_mode
            if stat.S_ISREG(mode):
                self.files.append(path)
            elif stat.S_ISDIR(mode):
                self._list(path)
            else:
                self.odd.append(path)

    def has(self, path):
        return path in self._known

    def _place(self, path):
        return os.path.join(self.folder, *path.split("/"))

    def read(self, path):
        if not self.has(path) or os.path.getsize(self._place(path)) > 64 * 1024 * 1024:
            return None
        with open(self._place(path), "rb") as file:
            return file.read()

    def digest(self, path):
        total = hashlib.sha256()
        with open(self._place(path), "rb") as file:
            for part in iter(lambda: file.read(1 << 20), b""):
                total.update(part)
        return total.hexdigest()

    def lines(self, path):
        """Lines without their newlines; a last line without one counts."""
        if not self.has(path):
            return
        with open(self._place(path), "rb") as file:
            for line in file:
                yield line[:-1] if line.endswith(b"\n") else line


# ------------------------------------------------------------------ signed notes


def parse_note(note):
    if len(utf16(note)) // 2 > 65536 or re.search("[\x00-\x09\x0b-\x1f\x7f]", note):
        return None
    end = note.rfind("\n\n")
    if end < 0 or not note.endswith("\n"):
        return None
    signatures = []
    for line in note[end + 2 : -1].split("\n"):
        parts = re.fullmatch("\u2014 ([^\\s\ufeff+]+) ([0-9A-Za-z+/]+=*)", line)
        data = from_base64(parts.group(2)) if parts else None
        if data is None or len(data) < 5:
            return None
        signatures.append((parts.group(1), data[:4], data[4:]))
    return None if len(signatures) > 64 else (note[: end + 1], signatures)


class Head:
    def __init__(self, text, signatures, origin, size, root):
        self.text, self.signatures = text, signatures
        self.origin, self.size, self.root = origin, size, root


def parse_checkpoint(text):
    note = parse_note(text)
    if note is None:
        return None
    parts = re.fullmatch(r"([^\n]+)\n(0|[1-9][0-9]{0,14})\n([0-9A-Za-z+/]{43}=)\n(?:[^\n]+\n)*", note[0])
    root = from_base64(parts.group(3)) if parts else None
    return None if root is None else Head(note[0], note[1], parts.group(1), int(parts.group(2)), root)


class Key:
    def __init__(self, name, key_id, public_key):
        self.name, self.key_id, self.public_key = name, key_id, public_key

    def owns(self, signature):
        return signature[0] == self.name and signature[1] == self.key_id


def parse_key(text):
    parts = re.fullmatch("([^\\s\ufeff+]+)\\+([0-9a-f]{8})\\+([0-9A-Za-z+/]+=*)", text)
    body = from_base64(parts.group(3)) if parts else None
    if body is None or len(body) != 33:
        return None
    key_id = sha256(parts.group(1).encode("utf-8", "replace") + b"\n" + body)[:4]
    return Key(parts.group(1), key_id, body[1:]) if key_id.hex() == parts.group(2) else None


def parse_keys(text):
    is_json, value = parse_json(text)
    if not is_json or not has_keys(value, ("version", "log", "witnesses")) or not is_number(value["version"]):
        return None
    lists = (value["log"], value["witnesses"])
    if value["version"] != 1 or not all(list_of(is_text)(one) for one in lists):
        return None
    log, witnesses = ([parse_key(one) for one in keys] for keys in lists)
    return None if None in log + witnesses else (log, witnesses)


def judge(head, keys):
    """A log signs under its own origin. A known key whose signature fails spoils the note; unknown lines are ignored."""
    worth = "foreign-key"
    for signature in head.signatures:
        key = next((one for one in keys[0] if one.name == head.origin and one.owns(signature)), None)
        if key is None:
            continue
        if not is_signed(key.public_key, head.text.encode(), signature[2]):
            return "bad-signature"
        worth = "signed"
    return worth


def cosigned(head, witness):
    """Seconds at which a witness signed; None when it did not, False when its signature is wrong."""
    signature = next((one for one in head.signatures if witness.owns(one)), None)
    if signature is None or len(signature[2]) != 72:
        return None
    seconds = float(int.from_bytes(signature[2][:8], "big"))
    message = "cosignature/v1\ntime %s\n%s" % (write_number(seconds), head.text)
    return seconds if is_signed(witness.public_key, message.encode(), signature[2][8:]) else False


def time_text(seconds):
    try:
        return (datetime(1970, 1, 1) + timedelta(seconds=seconds)).isoformat(timespec="milliseconds") + "Z"
    except OverflowError:
        return "second %s" % write_number(seconds)


# ------------------------------------------------------------------ shapes


def has_keys(value, keys):
    return isinstance(value, dict) and set(value) == set(keys)


def is_text(value):
    return isinstance(value, str)


def is_small(value):
    return isinstance(value, str) and len(value) <= 200  # code points


def is_number(value):
    return isinstance(value, float) and value - value == 0


def is_int(value):
    return is_number(value) and value.is_integer() and abs(value) <= 2**53 - 1


def is_count(value):
    return is_int(value) and value >= 0


def not_negative(value):
    return is_number(value) and value >= 0


def is_digest(value):
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) is not None


def or_null(test):
    return lambda value: value is None or test(value)


def list_of(test):
    return lambda value: isinstance(value, list) and all(test(one) for one in value)


def one_of(*values):
    return lambda value: isinstance(value, str) and value in values


def shape(**fields):
    return lambda value: has_keys(value, fields) and all(test(value[key]) for key, test in fields.items())


def is_one(value):
    return is_number(value) and value == 1


def is_fact(value):
    return value is None or isinstance(value, bool) or is_small(value) or is_number(value) or list_of(is_small)(value)


def is_facts(value):
    return isinstance(value, dict) and all(len(key) <= 60 and is_fact(fact) for key, fact in value.items())


def is_time(value):
    return is_text(value) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z", value) is not None


def is_id(value):
    return is_text(value) and re.fullmatch("[a-z]{1,3}_[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{10,40}", value) is not None


is_event = shape(
    v=is_one,
    n=is_count,
    prev=is_digest,
    at=is_time,
    mono=is_count,
    boot=is_small,
    start=is_small,
    app=shape(version=is_small, build=is_small, policy=or_null(is_digest)),
    side=or_null(is_digest),
    kind=lambda value: isinstance(value, str) and value in KINDS,
    who=shape(user=is_small, role=is_small, auth=one_of("passphrase", "keystore", "none", "system")),
    why=shape(purpose=is_small, matter=or_null(is_small)),
    what=is_facts,
    ai=or_null(
        shape(
            specialist=is_small,
            model=or_null(shape(id=is_text, sha256=is_digest)),
            adapters=list_of(shape(id=is_text, sha256=is_digest, scale=is_number)),
            template=or_null(shape(id=is_small, version=is_int, sha256=is_digest)),
            grammar=or_null(is_digest),
            sampler=or_null(
                shape(temperature=not_negative, topK=is_count, topP=lambda v: not_negative(v) and v <= 1, seed=is_count)
            ),
            build=is_small,
            inputs=list_of(is_digest),
            output=or_null(is_digest),
            usage=shape(tokensIn=is_count, tokensOut=is_count, milliseconds=not_negative),
        )
    ),
    decision=or_null(
        shape(
            id=is_id,
            act=is_small,
            before=or_null(is_digest),
            after=or_null(is_digest),
            secondsOnScreen=or_null(is_number),
        )
    ),
)

is_manifest = shape(
    format=one_of("cloister-audit-bundle"),
    version=is_one,
    origin=lambda value: is_text(value) and value != "",
    size=is_count,
    first=is_count,
    entries=is_count,
    files=lambda value: isinstance(value, dict) and all(is_digest(one) for one in value.values()),
)


def parse_manifest(data):
    text = text_of(data)
    is_json, value = parse_json(text) if text is not None else (False, None)
    form = canonical_or_none(value) if is_json else None
    if form is None or form + "\n" != text or not is_manifest(value):
        return None
    if value["first"] + value["entries"] != value["size"]:
        return None
    return dict(value, first=int(value["first"]), size=int(value["size"]))


# ------------------------------------------------------------------ the report


class Report:
    def __init__(self):
        self.lines = []

    def add(self, check, verdict, kind, index, detail):
        line = {"check": check, "verdict": verdict, "class": kind, "index": index, "detail": detail[:600]}
        self.lines.append(line)

    def passed(self, check, detail):
        self.add(check, "passed", None, None, detail)

    def failed(self, check, kind, index, detail):
        self.add(check, "failed", kind, index, detail)

    def finding(self, check, kind, index, detail):
        self.add(check, "finding", kind, index, detail)

    def not_checked(self, check, detail):
        self.add(check, "not-checked", None, None, detail)


def verdict_of(report, origin, size, anchored):
    failures = [line for line in report.lines if line["verdict"] == "failed"]
    findings = any(line["verdict"] == "finding" for line in report.lines)
    nothing = any(line["check"] in ("checkpoint", "signatures") or line["class"] == "wrong-root" for line in failures)
    broken = [line["index"] or 0 for line in failures if line["check"] in ("entries", "schema", "order")]
    return {
        "outcome": "tampered" if failures else "intact-with-findings" if findings else "intact",
        "origin": origin,
        "size": size,
        "intactTo": 0 if nothing else min([size] + broken),
        "anchoredTo": anchored,
        "unanchoredTail": max(0, size - (anchored or 0)),
        "lines": report.lines,
    }


def unreadable(check, kind, detail):
    line = {"check": check, "verdict": "failed", "class": kind, "index": None, "detail": detail}
    none = {"outcome": "unreadable", "origin": "", "size": 0, "intactTo": 0, "anchoredTo": None, "unanchoredTail": 0}
    return dict(none, lines=[line])


# ------------------------------------------------------------------ the steps


def verify(folder, since_text, policy_text):
    bundle = Bundle(folder)
    if not bundle.has("manifest.json") and not bundle.has("checkpoint"):
        return unreadable("files", "not-a-bundle", "this folder is not an audit export")
    given = None if policy_text is None else parse_keys(policy_text)
    if policy_text is not None and given is None:
        return unreadable("signatures", "bad-policy", "the policy file is not a key file")
    since = None if since_text is None else parse_checkpoint(since_text)
    if since_text is not None and since is None:
        return unreadable("anchors", "bad-head", "the head held elsewhere is not a checkpoint")

    report = Report()
    manifest = check_files(bundle, report)
    keys = given if given is not None else bundle_keys(bundle, report)
    head = check_head(bundle, keys, report)
    if manifest and head and (manifest["size"] != head.size or manifest["origin"] != head.origin):
        report.failed("files", "altered-manifest", None, "manifest.json and the checkpoint name different logs or sizes")
    size = head.size if head else manifest["size"] if manifest else 0
    first = manifest["first"] if manifest else 0
    leaves = check_tree(bundle, first, size, head, report)
    check_entries(bundle, first, size, leaves, report)
    anchored = check_anchors(head, keys, given is not None, leaves, since, report)
    if first > 0:
        detail = "the bundle holds entries from %d on; of earlier ones only their hashes" % first
        report.finding("completeness", "partial", first, detail)
    else:
        report.not_checked("completeness", "whether every act has its entry can be told only beside the vault")
    return verdict_of(report, head.origin if head else manifest["origin"] if manifest else "", size, anchored)


def check_files(bundle, report):
    data = bundle.read("manifest.json")
    if data is None:
        report.failed("files", "missing-file", None, "manifest.json is missing")
        return None
    manifest = parse_manifest(data)
    if manifest is None:
        report.failed("files", "altered-manifest", None, "manifest.json is not as it was written")
        return None
    names = sorted(manifest["files"], key=utf16)
    missing = [name for name in names if not bundle.has(name)]
    altered = [name for name in names if bundle.has(name) and bundle.digest(name) != manifest["files"][name]]
    listed = set(names) | {"manifest.json"}
    extra = sorted([name for name in bundle.files if name not in listed] + bundle.odd, key=utf16)
    groups = (
        ("missing-file", missing, "is missing"),
        ("altered-file", altered, "is not the file that was exported"),
        ("extra-file", extra, "does not belong to the bundle"),
    )
    for kind, paths, what in groups:
        if paths:
            rest = ", and %d more" % (len(paths) - 1) if len(paths) > 1 else ""
            report.failed("files", kind, None, "%s %s%s" % (paths[0], what, rest))
    if not missing and not altered and not extra:
        report.passed("files", "%d files are as the manifest lists them" % len(names))
    return manifest


def bundle_keys(bundle, report):
    keys = parse_keys(text_of(bundle.read("keys.json") or b"") or "")
    if keys is None:
        report.failed("signatures", "altered-keys", None, "keys.json is missing or cannot be read")
    return keys


def check_head(bundle, keys, report):
    data = bundle.read("checkpoint")
    head = None if data is None else parse_checkpoint(text_of(data) or "")
    if head is None:
        what = "missing" if data is None else "altered"
        report.failed("checkpoint", what + "-checkpoint", None, "the checkpoint is " + what)
        return None
    report.passed("checkpoint", "the head of %s at %d entries" % (head.origin, head.size))
    if keys is None:
        return head
    worth = judge(head, keys)
    if worth == "bad-signature":
        report.failed("signatures", worth, None, "the signature of the checkpoint is wrong")
    elif worth == "foreign-key":
        report.failed("signatures", worth, None, "the checkpoint is signed by no known key")
    else:
        report.passed("signatures", "signed by " + head.origin)
    return head


def read_tile(bundle, level, index, width):
    data = bundle.read(tile_path(level, index, width))
    return data if data is not None and len(data) == width * 32 else None


def hashes_in(data):
    return [data[at : at + 32] for at in range(0, len(data), 32)]


def read_tiles(bundle, size):
    """(leaf hashes, None) or (None, first entry whose hash is missing)."""
    leaves = []
    for start in range(0, size, 256):
        data = read_tile(bundle, 0, start // 256, min(256, size - start))
        if data is None:
            return None, start
        leaves += hashes_in(data)
    return leaves, None


def upper_fault(bundle, leaves):
    below, level = leaves, 1
    while len(below) >= 256:
        made = [root_of(below[at : at + 256]) for at in range(0, len(below) - 255, 256)]
        for start in range(0, len(made), 256):
            data = read_tile(bundle, level, start // 256, min(256, len(made) - start))
            if data is None:
                return "missing-tile", start * 256**level
            for at, hash_ in enumerate(hashes_in(data)):
                if hash_ != made[start + at]:
                    return "altered-tile", (start + at) * 256**level
        below, level = made, level + 1
    return None


def check_tree(bundle, first, size, head, report):
    """The leaf hashes to believe: those of the tiles, or of the entries when only these give the signed root."""
    tiles, missing = read_tiles(bundle, size)
    fits = tiles is not None and (head is None or root_of(tiles) == head.root)
    if not fits and first == 0 and head is not None:
        entries = [leaf_hash(line) for line in bundle.lines("entries.jsonl")]
        if len(entries) == size and root_of(entries) == head.root:
            if tiles is None:
                report.failed("tree", "missing-tile", missing, "the hashes from entry %d on are missing" % missing)
            else:
                index = next(at for at in range(size) if entries[at] != tiles[at])
                detail = "the stored hash of entry %d is wrong; the entry is not" % index
                report.failed("tree", "altered-tile", index, detail)
            return entries
    if tiles is None:
        report.failed("tree", "missing-tile", missing, "the hashes from entry %d on are missing" % missing)
        return None
    upper = upper_fault(bundle, tiles)
    if not fits:
        report.failed("tree", "wrong-root", None, "the hashes do not give the signed root")
    elif upper is not None:
        report.failed("tree", upper[0], upper[1], "an upper hash over entry %d is wrong or missing" % upper[1])
    elif head is None:
        report.not_checked("tree", "there is no head to compare the hashes with")
    else:
        report.passed("tree", "the hashes of %d entries give the signed root" % size)
    return tiles


WORDS = {
    "altered-entry": "an entry was altered",
    "re-encoded-entry": "an entry says the same in other bytes",
    "missing-entry": "one entry or more are missing",
    "inserted-entry": "an entry that the tree does not hold stands",
    "duplicated-entry": "an earlier entry stands again",
    "reordered-entry": "the order of entries was changed",
}


def class_of(index, line, leaf, after, leaves, first, size):
    """The simplest change that explains what stands at `index`."""
    if index >= size:
        return "inserted-entry"
    place = next((at for at in range(first, size) if leaves[at] == leaf), None)
    if place is not None and place < index:
        return "duplicated-entry"
    if place is not None:
        follows = place == size - 1 if after is None else place + 1 < size and leaves[place + 1] == after
        return "missing-entry" if follows else "reordered-entry"
    if after is not None and after == leaves[index]:
        return "inserted-entry"
    text = text_of(line)
    is_json, value = parse_json(text) if text is not None else (False, None)
    form = canonical_or_none(value) if is_json else None
    if form is not None and leaf_hash(form.encode()) == leaves[index]:
        return "re-encoded-entry"
    return "altered-entry"


class Contents:
    """Reads entries as events: shape, number, chain and clock. Keeps the first of each fault."""

    def __init__(self, previous):
        self.count, self.previous, self.last = 0, previous, None
        self.schema = self.order = self.clock = None

    def read(self, index, line, leaf):
        self.count += 1
        text = text_of(line)
        is_json, event = parse_json(text) if text is not None else (False, None)
        if not is_json or canonical_or_none(event) != text:
            self.schema = self.schema or ("not-canonical", index, "entry %d is not canonical JSON" % index)
        elif not is_event(event):
            self.schema = self.schema or ("bad-schema", index, "entry %d is not an event of format version 1" % index)
        else:
            self._compare(index, event)
        self.previous = leaf.hex()

    def _compare(self, index, event):
        if event["n"] != index:
            self.order = self.order or ("wrong-number", index, "entry %d says that it is %d" % (index, event["n"]))
        elif self.previous is not None and event["prev"] != self.previous:
            self.order = self.order or ("broken-chain", index, "entry %d does not name the entry before it" % index)
        if self.last is not None and event["at"] < self.last and self.clock is None:
            if event["kind"] == "clock.jump":
                self.clock = ("clock-jump", index, "the clock was set back before entry %d; the log says so itself" % index)
            else:
                self.clock = ("clock-back", index, "the time of entry %d is before that of the entry before it" % index)
        self.last = event["at"]


def check_entries(bundle, first, size, leaves, report):
    before = sha256(b"") if first == 0 else None if leaves is None else leaves[first - 1]
    contents = Contents(None if before is None else before.hex())
    index, broken, after = first, None, None
    for line in bundle.lines("entries.jsonl"):
        leaf = leaf_hash(line)
        if broken is not None:
            after = leaf
            break
        if leaves is not None and not (index < size and leaves[index] == leaf):
            broken = (index, line, leaf)
        else:
            contents.read(index, line, leaf)
            index += 1
    if leaves is None:
        report.not_checked("entries", "there are no hashes to compare the entries with")
    elif broken is not None:
        kind = class_of(broken[0], broken[1], broken[2], after, leaves, first, size)
        report.failed("entries", kind, index, "%s at entry %d" % (WORDS[kind], index))
    elif index < size:
        report.failed("entries", "missing-entry", index, "%s at entry %d" % (WORDS["missing-entry"], index))
    elif size == first:
        report.passed("entries", "there are no entries")
    else:
        report.passed("entries", "entries %d to %d are what the tree holds" % (first, size - 1))
    if contents.schema:
        report.failed("schema", *contents.schema)
    else:
        report.passed("schema", "%d entries have the shape of events, in canonical form" % contents.count)
    if contents.order:
        report.failed("order", *contents.order)
    else:
        report.passed("order", "%d entries are numbered without a gap and name their predecessor" % contents.count)
    if contents.clock:
        report.finding("clock", *contents.clock)
    else:
        report.passed("clock", "no time runs back")


def check_anchors(head, keys, confirmed, leaves, since, report):
    if head is None or keys is None or leaves is None:
        report.not_checked("anchors", "nothing to compare: the head, the keys or the tree cannot be read")
        return None
    anchored = None
    if since is not None:
        fault = since_fault(since, head, keys, leaves)
        if fault is not None:
            report.failed("anchors", *fault)
        else:
            report.passed("anchors", "continues the head held elsewhere at %d entries" % since.size)
            anchored = since.size
    key_confirmed = confirmed or anchored is not None
    for witness in keys[1] if confirmed else []:
        seconds = cosigned(head, witness)
        if seconds is None:
            continue
        if seconds is False:
            report.failed("anchors", "bad-signature", None, "the cosignature of %s is wrong" % witness.name)
        else:
            report.passed("anchors", "%s saw %d entries at %s" % (witness.name, head.size, time_text(seconds)))
            anchored = max(anchored or 0, head.size)
    if not any(line["check"] == "anchors" for line in report.lines):
        report.finding("anchors", "unanchored", None, "unanchored: no head of this log that someone else holds was given")
    if not key_confirmed:
        detail = "the key comes from the bundle itself; compare it with one that you got another way (--policy)"
        report.finding("signatures", "key-not-confirmed", None, detail)
    return anchored


def since_fault(since, head, keys, leaves):
    worth = judge(since, keys)
    if since.origin != head.origin or worth == "foreign-key":
        return "foreign-head", None, "the head held elsewhere is of another log"
    if worth != "signed":
        return worth, None, "the signature of the head held elsewhere is wrong"
    if since.size > head.size:
        return "rolled-back", head.size, "%d entries were known elsewhere, %d are here" % (since.size, head.size)
    if since.size <= len(leaves) and root_of(leaves[: since.size]) == since.root:
        return None
    return "forked", None, "the first %d entries are not those of the head held elsewhere" % since.size


# ------------------------------------------------------------------ command line

MARKS = {"passed": "ok      ", "failed": "FAILED  ", "finding": "note    ", "not-checked": "-       "}
ENDS = {
    "intact": "Intact and anchored.",
    "intact-with-findings": "Intact, with the notes above.",
    "tampered": "TAMPERED. What failed, and the first entry concerned, stands above.",
    "unreadable": "This cannot be read as an audit export.",
}
CODES = {"intact": 0, "intact-with-findings": 1, "unreadable": 2, "tampered": 4}


def in_words(result):
    lines = []
    for line in result["lines"]:
        kind = "" if line["class"] is None else " (%s)" % line["class"]
        place = "" if line["index"] is None else " [first entry %d]" % line["index"]
        lines.append(MARKS[line["verdict"]] + line["check"] + ": " + line["detail"] + kind + place)
    if result["outcome"] != "unreadable":
        anchored = "unanchored"
        if result["anchoredTo"] is not None:
            anchored = "anchored to entry %d, unanchored tail %d" % (result["anchoredTo"], result["unanchoredTail"])
        lines.append("Entries intact: %d of %d; %s." % (result["intactTo"], result["size"], anchored))
    return "\n".join(lines + [ENDS[result["outcome"]]])


def usage():
    sys.stderr.write("usage: python3 verify.py [--since CHECKPOINT] [--policy KEYS.json] [--json] FOLDER\n")
    return 2


def main(arguments):
    options, folder, as_json = {"--since": None, "--policy": None}, None, False
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "--json":
            as_json = True
        elif word in options and rest:
            options[word] = rest.pop(0)
        elif not word.startswith("--") and folder is None:
            folder = word
        else:
            return usage()
    if folder is None:
        return usage()
    texts = {}
    for name, path in options.items():
        try:
            with open(path, "rb") as file:
                texts[name] = text_of(file.read()) or ""
        except TypeError:
            texts[name] = None
        except OSError as error:
            sys.stderr.write("%s\n" % error)
            return 2
    result = verify(folder, texts["--since"], texts["--policy"])
    output = json.dumps(result, ensure_ascii=False) if as_json else in_words(result)
    sys.stdout.buffer.write((output + "\n").encode("utf-8", "replace"))
    return CODES[result["outcome"]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
