"""Small DOCX, ODT and EPUB files of our own text, made as word processors make them."""

from __future__ import annotations

import zipfile
from io import BytesIO

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODF = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'


def package(members: dict[str, str | bytes], *, stored: tuple[str, ...] = ()) -> bytes:
    """A ZIP file."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6))
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
    return made.getvalue()


def members_of(data: bytes) -> dict[str, bytes]:
    """The members of a ZIP file, each checked against its sum."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def docx(body: str, **parts: str) -> bytes:
    """A DOCX file with this content of `w:body`; `parts` are others of the folder word, by name without ending."""
    document = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>'
    more = {f"word/{name}.xml": f"<w:{name} {W}>{content}</w:{name}>" for name, content in parts.items()}
    members: dict[str, str | bytes] = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document, **more}
    return package({**members, "word/media/image1.png": bytes(range(256)), "docProps/core.xml": "<x/>"})


def odt(body: str) -> bytes:
    """An ODT file with this content of `office:text`."""
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_ODF}>{inner}</office:document-content>'
    members: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "styles.xml": "<x/>",
        "META-INF/manifest.xml": "<m/>",
    }
    return package(members, stored=("mimetype",))


def epub(*chapters: str) -> bytes:
    """An EPUB file with these contents of `body`."""
    items = "".join(f'<item id="c{n}" href="text/c%20{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters)))
    order = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        "OPS/book.opf": f"<package><manifest>{items}</manifest><spine>{order}</spine></package>",
    }
    for number, chapter in enumerate(chapters):
        members[f"OPS/text/c {number}.xhtml"] = f"<html><head><title>Not read</title></head><body>{chapter}</body></html>"
    return package(members, stored=("mimetype",))
