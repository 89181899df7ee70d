"""Small generated pictures; each number gives one of its own."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PIL import Image

from intake.desks import a_file


def a_picture(number: int, size: int = 96) -> Image.Image:
    """Draw broad patches of grey, different for every number."""
    patches = np.random.default_rng(number).integers(0, 255, (6, 6), dtype=np.uint8)
    return Image.fromarray(patches, "L").resize((size, size), Image.Resampling.BICUBIC)


def png(picture: Image.Image) -> bytes:
    """Encode as PNG."""
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def jpeg(picture: Image.Image, quality: int = 60, exif: bytes = b"") -> bytes:
    """Encode as JPEG, with an EXIF block where one is given."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, exif=exif)
    return out.getvalue()


def exif_position() -> bytes:
    """Make an EXIF block that says where the picture was taken and with what."""
    exif = Image.Exif()
    exif[0x010F] = "SecretCam 9000"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 23.0, 41.19), 3: "E", 4: (37.0, 50.0, 52.77)})
    return exif.tobytes()


def claimed(folder: Path, name: str, content: bytes, **said: str) -> Path:
    """Write a picture and what is claimed of it."""
    path = a_file(folder, name, content)
    lines = "".join(f'{key}: "{value}"\n' for key, value in said.items())
    a_file(folder, f"{name}.meta.yaml", lines)
    return path
