"""All that is stored and searched: articles, passages, their words, names and embeddings.

``vectorstore.library.Library`` is the way in.
"""

import os

# ONNX Runtime (seen with 1.31) sends usage data to its maker, on Linux too, from the moment it is imported, be it by
# us or by Chroma; only the environment can stop it before that. Releases differ in the name they look for.
os.environ["ORT_DISABLE_TELEMETRY"] = os.environ["ORT_TELEMETRY_DISABLED"] = "1"
