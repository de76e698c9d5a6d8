"""PDF and Word documents for the tests, made by hand: just what the formats ask for."""

import io
import zipfile
import zlib

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"

A4 = (595, 842)
PICTURE = "picture"


def pdf(*pages, info=None, encrypt=False, garbled=False):
    """A PDF document whose pages are lists of (x, y, size, text), or of PICTURE for a picture of the whole page.

    Text in Latin-1 is in Courier, whose characters are 0.6 times as wide as high. Other text is in a font without
    shapes whose characters are as wide as high, and which tells by a table what they are; ``garbled``, nonsense.
    """
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",  # the list of pages, which are not made yet
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Wide /Encoding /Identity-H /DescendantFonts [5 0 R] "
        "/ToUnicode 6 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Wide /DW 1000 /FontDescriptor 7 0 R "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        stream("", _characters({character for page in pages for line in page for character in line[-1]}, garbled)),
        "<< /Type /FontDescriptor /FontName /Wide /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 "
        "/Descent -120 /CapHeight 700 /StemV 80 >>",
        stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", b"\0"),
        "<< " + " ".join(f"/{name} <{_utf16(value)}>" for name, value in (info or {}).items()) + " >>",
    ]
    kids = []
    for page in pages:
        content = "\n".join(_shown(line) for line in page).encode("latin-1")
        objects.append(stream("", content))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /Latin 3 0 R /Wide 4 0 R >> /XObject << /Picture 8 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    locked = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 " + f"/O <{'5a' * 32}> /U <{'a5' * 32}> >> /ID [<00> <00>]"
    return assemble(objects, f"/Root 1 0 R /Info 9 0 R {locked if encrypt else ''}")


def _shown(line):
    if line == PICTURE:
        return f"q {A4[0]} 0 0 {A4[1]} 0 0 cm /Picture Do Q"
    x, y, size, text = line
    try:
        font, code = "Latin", text.encode("latin-1").hex()
    except UnicodeEncodeError:
        font, code = "Wide", _utf16(text)[4:]
    return f"BT /{font} {size} Tf {x} {y} Td <{code}> Tj ET"


def _utf16(text):
    return ("\ufeff" + text).encode("utf-16-be").hex()


def _characters(characters, garbled):
    codes = sorted(ord(character) for character in characters if ord(character) < 0x10000)
    pairs = "\n".join(f"<{code:04x}> <{0xE000 + code % 256 if garbled else code:04x}>" for code in codes)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def "
        f"1 begincodespacerange <0000> <ffff> endcodespacerange {len(codes)} beginbfchar\n{pairs}\nendbfchar "
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def stream(entries, content):
    """An object of a PDF document that holds ``content``."""
    packed = zlib.compress(content).hex()
    filters = "/Filter [/ASCIIHexDecode /FlateDecode]"
    return f"<< {entries} {filters} /Length {len(packed) + 1} >>\nstream\n{packed}>\nendstream"


def assemble(objects, trailer="/Root 1 0 R"):
    """The PDF document of these objects, of which the first has the number 1."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, words in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{words}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{place:010d} 00000 n \n" for place in places).encode()
    out += f"trailer\n<< /Size {len(objects) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def docx(body, *, core="", styles="", extra=None, document="word/document.xml"):
    """A Word document with the XML ``body``, whose elements are in the namespace w."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/relationships/officeDocument" Target="{document}"/></Relationships>',
        document: f'<w:document xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>",
        "word/styles.xml": f'<w:styles xmlns:w="{_W}">{styles}</w:styles>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"{core}</cp:coreProperties>",
        **(extra or {}),
    }
    return archive(parts)


def archive(parts):
    """A zip archive of the ``parts``, given as names and contents."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def paragraph(*runs, style="", item=False):
    """A paragraph of a Word document; ``runs`` are texts, or XML where they start with "<"."""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:numPr/>" if item else "")
    inner = "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"
