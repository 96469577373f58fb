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
from datetime import datetime, timedelta, timezone

KINDS = set("""
vault.created signin.succeeded signin.failed signin.ended matter.created matter.held matter.closed matter.destroyed
import.started import.ended document.received document.rejected document.parsed document.classified document.extracted document.viewed
document.exported document.erased index.updated index.rebuilt inference.completed inference.blocked evidence.checked
question.asked question.answered mentions.searched review.accepted review.corrected review.rejected review.absent
review.escalated signature.applied signature.failed export.created model.loaded model.fetched model.imported
model.tested model.approved model.revoked settings.changed route.changed drift.found policy.applied policy.created policy.marked policy.trained policy.approved
policy.stopped policy.checked learning.changed export.refused export.overridden failure anchor.requested anchor.received
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
    if not is_json or not isinstance(value, dict):
        return None
    has_people = "people" in value
    value = dict({"timestamps": [], "people": []}, **value)
    names = ("version", "log", "witnesses", "timestamps", "people")
    if not has_keys(value, names) or not is_number(value["version"]):
        return None
    if not list_of(shape(user=is_text, key=is_text))(value["people"]):
        return None
    if not list_of(is_digest)(value["timestamps"]):
        return None
    lists = (value["log"], value["witnesses"])
    if value["version"] != 1 or not all(list_of(is_text)(one) for one in lists):
        return None
    log, witnesses = ([parse_key(one) for one in keys] for keys in lists)
    return None if None in log + witnesses else (log, witnesses, value["timestamps"], value["people"] if has_people else None)


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


# ------------------------------------------------------------------ time stamps (RFC 3161, RFC 5652, DER)


class Node:
    def __init__(self, tag, whole, content):
        self.tag, self.whole, self.content = tag, whole, content


def der_at(data, start):
    """One node: one-byte tags, definite lengths of at most four bytes."""
    if start + 2 > len(data) or data[start] & 0x1F == 0x1F or data[start + 1] == 0x80:
        return None
    more = 0 if data[start + 1] < 0x80 else data[start + 1] - 0x80
    begin = start + 2 + more
    if more > 4 or begin > len(data):
        return None
    length = data[start + 1] if more == 0 else int.from_bytes(data[start + 2 : begin], "big")
    end = begin + length
    return None if end > len(data) else Node(data[start], data[start:end], data[begin:end])


def der_of(data):
    node = der_at(data, 0)
    return node if node is not None and len(node.whole) == len(data) else None


def inside(node, tag):
    """What stands in a node of this tag; empty when it is another, or no list of nodes."""
    nodes, at = [], 0
    if node is None or node.tag != tag:
        return nodes
    while at < len(node.content):
        child = der_at(node.content, at)
        if child is None:
            return []
        nodes.append(child)
        at += len(child.whole)
    return nodes


def nth(nodes, at):
    return nodes[at] if at < len(nodes) else None


def only(nodes):
    return nodes[0] if len(nodes) == 1 else None


def is_oid(node, digits):
    return node is not None and node.tag == 0x06 and node.content.hex() == digits


def octets(node):
    return node.content if node is not None and node.tag == 0x04 else None


DIGESTS = {"608648016503040201": "sha256", "608648016503040202": "sha384", "608648016503040203": "sha512"}
TOKEN_INFO = "2a864886f70d0109100104"


class Token:
    def __init__(self, imprint, seconds, certificates, digest, signed, signature):
        self.imprint, self.seconds, self.certificates = imprint, seconds, certificates
        self.digest, self.signed, self.signature = digest, signed, signature


def attribute_of(attributes, digits):
    pairs = [inside(one, 0x30) for one in attributes]
    found = [pair for pair in pairs if is_oid(nth(pair, 0), digits)]
    return only(inside(nth(found[0], 1), 0x31)) if len(found) == 1 else None


def stamp_seconds(node):
    text = node.content.decode("latin-1") if node is not None and node.tag == 0x18 else ""
    parts = re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})(?:\.[0-9]+)?Z", text)
    try:
        time = datetime(*(int(one) for one in parts.groups()), tzinfo=timezone.utc) if parts else None
    except ValueError:
        return None
    return None if time is None or time.year < 1970 else time.timestamp()


def parse_token(data):
    """Imprint, time, certificates and what was signed; None when it is no token or does not fit itself."""
    outer = inside(der_of(data), 0x30)
    if len(outer) != 2 or not is_oid(outer[0], "2a864886f70d010702"):
        return None
    parts = inside(only(inside(outer[1], 0xA0)), 0x30)
    if len(parts) not in (5, 6) or parts[3].tag != 0xA0:
        return None
    content = inside(parts[2], 0x30)
    info = octets(only(inside(nth(content, 1), 0xA0)))
    certificates = [one.whole for one in inside(parts[3], 0xA0)]
    if not is_oid(nth(content, 0), TOKEN_INFO) or info is None or not certificates:
        return None
    signer = inside(only(inside(parts[-1], 0x31)), 0x30)
    algorithm = nth(inside(nth(signer, 2), 0x30), 0)
    digest = next((name for digits, name in DIGESTS.items() if is_oid(algorithm, digits)), None)
    attributes, signature = inside(nth(signer, 3), 0xA0), octets(nth(signer, 5))
    if digest is None or signature is None:
        return None
    total = octets(attribute_of(attributes, "2a864886f70d010904"))
    if not is_oid(attribute_of(attributes, "2a864886f70d010903"), TOKEN_INFO) or total != hashlib.new(digest, info).digest():
        return None
    facts = inside(der_of(info), 0x30)
    stamped = inside(nth(facts, 2), 0x30)
    imprint, seconds = octets(nth(stamped, 1)), stamp_seconds(nth(facts, 4))
    if not is_oid(nth(inside(nth(stamped, 0), 0x30), 0), "608648016503040201") or imprint is None or seconds is None:
        return None
    return Token(imprint, seconds, certificates, digest, b"\x31" + signer[3].whole[1:], signature)


CURVES = {  # prime, order, b, base point; a is -3 (FIPS 186-4)
    "2a8648ce3d030107": (
        2**256 - 2**224 + 2**192 + 2**96 - 1,
        0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
        0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
        0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
        0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
    ),
    "2b81040022": (
        2**384 - 2**128 - 2**96 + 2**32 - 1,
        0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973,
        0xB3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF,
        0xAA87CA22BE8B05378EB1C71EF320AD746E1D3B628BA79B9859F741E082542A385502F25DBF55296C3A545E3872760AB7,
        0x3617DE4A96262C6F5D9E98BF9292DC29F8F41DBD289A147CE9DA3113B5F0B8C00A60B1CE1D7E819D7A431D7C90EA0E5F,
    ),
}


def curve_add(p, q, prime):
    if p is None or q is None:
        return p or q
    if p[0] == q[0]:
        if (p[1] + q[1]) % prime == 0:
            return None
        slope = (3 * p[0] * p[0] - 3) * pow(2 * p[1], -1, prime) % prime
    else:
        slope = (q[1] - p[1]) * pow(q[0] - p[0], -1, prime) % prime
    x = (slope * slope - p[0] - q[0]) % prime
    return x, (slope * (p[0] - x) - p[1]) % prime


def curve_times(scalar, p, prime):
    result = None
    while scalar:
        if scalar & 1:
            result = curve_add(result, p, prime)
        p = curve_add(p, p, prime)
        scalar >>= 1
    return result


def is_curve_signed(curve, key, digest, signature):
    prime, order, b, x, y = curve
    size = (prime.bit_length() + 7) // 8
    numbers = inside(der_of(signature), 0x30)
    if len(key) != 2 * size + 1 or key[0] != 4 or len(numbers) != 2 or any(one.tag != 0x02 for one in numbers):
        return False
    public = (int.from_bytes(key[1 : size + 1], "big"), int.from_bytes(key[size + 1 :], "big"))
    r, s = (int.from_bytes(one.content, "big", signed=True) for one in numbers)
    if not (0 < r < order and 0 < s < order) or max(public) >= prime:
        return False
    if (public[1] ** 2 - public[0] ** 3 + 3 * public[0] - b) % prime != 0:
        return False
    e = int.from_bytes(digest[:size], "big")
    w = pow(s, -1, order)
    sum_ = curve_add(curve_times(e * w % order, (x, y), prime), curve_times(r * w % order, public, prime), prime)
    return sum_ is not None and sum_[0] % order == r


def is_rsa_signed(key, name, digest, signature):
    """RSASSA-PKCS1-v1_5 (RFC 8017, section 8.2.2): the one encoding, compared whole."""
    numbers = inside(der_of(key), 0x30)
    if len(numbers) != 2:
        return False
    n, e = (int.from_bytes(one.content, "big") for one in numbers)
    size = (n.bit_length() + 7) // 8
    digits = next(digits for digits, one in DIGESTS.items() if one == name)
    algorithm = b"\x06\x09" + bytes.fromhex(digits) + b"\x05\x00"
    info = b"\x30" + bytes([len(algorithm)]) + algorithm + b"\x04" + bytes([len(digest)]) + digest
    info = b"\x30" + bytes([len(info)]) + info
    expected = b"\x00\x01" + b"\xff" * (size - 3 - len(info)) + b"\x00" + info
    if len(signature) != size or len(expected) != size:
        return False
    return pow(int.from_bytes(signature, "big"), e, n).to_bytes(size, "big") == expected


def is_stamp_signed(certificate, token):
    to_be_signed = inside(nth(inside(der_of(certificate), 0x30), 0), 0x30)
    key_info = inside(nth(to_be_signed, 6 if to_be_signed and to_be_signed[0].tag == 0xA0 else 5), 0x30)
    algorithm, key = inside(nth(key_info, 0), 0x30), nth(key_info, 1)
    if key is None or key.tag != 0x03 or key.content[:1] != b"\x00":
        return False
    digest = hashlib.new(token.digest, token.signed).digest()
    if is_oid(nth(algorithm, 0), "2a864886f70d010101"):
        return is_rsa_signed(key.content[1:], token.digest, digest, token.signature)
    curve = nth(algorithm, 1)
    if not is_oid(nth(algorithm, 0), "2a8648ce3d0201") or curve is None or curve.content.hex() not in CURVES:
        return False
    return is_curve_signed(CURVES[curve.content.hex()], key.content[1:], digest, token.signature)


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

# What the event of a signature says.
is_signature = shape(
    entry=is_count,
    leaf=is_digest,
    meaning=one_of("author", "reviewer", "approver"),
    signer=is_text,
    key=is_text,
    signature=is_text,
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
    # A signature of a person that does not hold says nothing against the entries.
    roots = [line for line in failures if line["class"] != "transplanted-signature"]
    nothing = any(line["check"] in ("checkpoint", "signatures") or line["class"] == "wrong-root" for line in roots)
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
    signed = check_entries(bundle, first, size, leaves, report)
    check_people(signed, head, keys, leaves, report)
    anchored = check_anchors(bundle, head, keys, given is not None, leaves, since, report)
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
        self.signed = []

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
        if event["kind"] == "signature.applied":
            self.signed.append(event)


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
    return contents.signed


def check_people(events, head, keys, leaves, report):
    """Signatures of people: each must hold for the entry that it names, at the place where that entry stands."""
    if not events:
        return
    if head is None or leaves is None:
        report.not_checked("signatures", "signatures of people: there is nothing to compare them with")
        return
    known = None if keys is None or keys[3] is None else [(one["user"], one["key"]) for one in keys[3]]
    broken = next((one for one in events if not person_signed(one, head.origin, leaves)), None)
    stranger = None
    if known is not None:
        stranger = next((one for one in events if signer_of(one["what"]) not in known), None)
    if broken is not None:
        detail = "the signature of a person in entry %d does not hold for the entry that it names" % broken["n"]
        report.failed("signatures", "transplanted-signature", int(broken["n"]), detail)
    elif stranger is None:
        report.passed("signatures", "%d signatures of people hold for the entries that they name" % len(events))
    if stranger is not None:
        detail = "entry %d is signed with a key that the key file does not name for its signer" % stranger["n"]
        report.finding("signatures", "unknown-signer", int(stranger["n"]), detail)


def signer_of(what):
    return what.get("signer"), what.get("key")


def person_signed(event, origin, leaves):
    """What a person signs is the canonical form of these six facts."""
    what = event["what"]
    if not is_signature(what) or what["signer"] != event["who"]["user"] or what["entry"] >= len(leaves):
        return False
    if leaves[int(what["entry"])].hex() != what["leaf"]:
        return False
    key, signature = from_base64(what["key"]), from_base64(what["signature"])
    if key is None or signature is None:
        return False
    facts = {name: what[name] for name in ("entry", "leaf", "meaning", "signer")}
    signed = canonical(dict(facts, purpose="cloister signature v1", origin=origin))
    return is_signed(key, signed.encode(), signature)


def check_anchors(bundle, head, keys, confirmed, leaves, since, report):
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
    anchored = check_anchor_files(bundle, head, keys, confirmed, leaves, report, anchored)
    if not any(line["check"] == "anchors" for line in report.lines):
        report.finding("anchors", "unanchored", None, "unanchored: no head of this log that someone else holds was given")
    if not key_confirmed:
        detail = "the key comes from the bundle itself; compare it with one that you got another way (--policy)"
        report.finding("signatures", "key-not-confirmed", None, detail)
    return anchored


def check_anchor_files(bundle, head, keys, confirmed, leaves, report, anchored):
    """Heads under anchors/ that others cosigned or time-stamped. They count when the keys came another way than the bundle."""
    seen, faults, unknown = read_anchors(bundle, head, keys, leaves)
    for fault in faults:
        report.failed("anchors", *fault)
    for size, seconds, by in seen:
        time = time_text(seconds)
        if confirmed:
            tail = head.size - size
            report.passed("anchors", "anchored to %d entries at %s by %s; unanchored tail %d" % (size, time, by, tail))
            anchored = max(anchored or 0, size)
        else:
            why = "its key comes from the bundle itself (--policy)"
            detail = "%s is said to have seen %d entries at %s; %s" % (by, size, time, why)
            report.finding("anchors", "unconfirmed-anchor", None, detail)
    for size, certificate in unknown:
        detail = "a time stamp of %d entries is by a certificate that no key file names: %s" % (size, certificate)
        report.finding("anchors", "unknown-timestamp", None, detail)
    return anchored


def note_path_of(stamp):
    name = re.fullmatch(r"(.*)\.[^./]*\.tsr", stamp, re.DOTALL)
    return name.group(1) + ".note" if name else ""


def read_anchors(bundle, head, keys, leaves):
    seen, faults, unknown = [], [], []
    paths = [path for path in bundle.files if path.startswith("anchors/")]
    stamps = [path for path in paths if path.endswith(".tsr")]
    altered = "%s is no head, or belongs to none"
    for path in paths:
        if path.endswith(".tsr"):
            continue
        data = bundle.read(path) or b""
        note = parse_checkpoint(text_of(data) or "") if path.endswith(".note") else None
        fault = ("altered-anchor", None, altered % path) if note is None else since_fault(note, head, keys, leaves)
        if fault is not None:
            faults.append(fault)
            continue
        for witness in keys[1]:
            seconds = cosigned(note, witness)
            if seconds is False:
                faults.append(("bad-signature", None, "the cosignature of %s is wrong" % witness.name))
            elif seconds is not None:
                seen.append((note.size, seconds, witness.name))
        for stamp in stamps:
            if note_path_of(stamp) == path:
                read_stamp(stamp, bundle.read(stamp) or b"", data, note, keys, (seen, faults, unknown))
    faults.extend(("altered-anchor", None, altered % path) for path in stamps if note_path_of(path) not in paths)
    return seen, faults, unknown


def read_stamp(path, data, note_data, note, keys, found):
    seen, faults, unknown = found
    token = parse_token(data)
    if token is None or token.imprint != sha256(note_data):
        faults.append(("bad-timestamp", None, "%s is no time stamp of its head" % path))
        return
    totals = [sha256(one).hex() for one in token.certificates]
    at = next((at for at, total in enumerate(totals) if total in keys[2]), None)
    if at is None:
        unknown.append((note.size, totals[0]))
    elif is_stamp_signed(token.certificates[at], token):
        seen.append((note.size, token.seconds, "certificate " + totals[at][:16]))
    else:
        faults.append(("bad-timestamp", None, "the signature of %s is wrong" % path))


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
