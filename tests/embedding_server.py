"""A server on loopback that speaks OpenAI's /v1/embeddings, and fails as it is told to."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from hash_embedder import HashEmbedder

MODEL = "text-embedding-hash"


class EmbeddingServer:
    """``url`` is its base address. ``requests`` are the bodies it was sent, ``keys`` the keys.

    ``failures`` are answers to be given before all others, one a request: (status, body); ``spoil`` changes the list of
    vectors of the others.
    """

    def __init__(self):
        self.requests = []
        self.keys = []
        self.failures = []
        self.spoil = lambda vectors: vectors
        self.embedder = HashEmbedder()

    def answer(self, path, key, body):
        """The status and body for a request."""
        self.requests.append(body)
        self.keys.append(key)
        if self.failures:
            return self.failures.pop(0)
        if path != "/v1/embeddings" or body["model"] != MODEL:
            return 404, {"error": {"message": f"no model {body['model']}", "code": "model_not_found"}}
        assert all(isinstance(text, str) for text in body["input"]), "texts, and not the numbers of tokens"
        assert body["encoding_format"] == "float"
        vectors = self.spoil([(7 * vector).tolist() for vector in self.embedder.passages(body["input"])])
        data = [{"object": "embedding", "index": n, "embedding": vector} for n, vector in enumerate(vectors)]
        return 200, {"object": "list", "model": MODEL, "data": data, "usage": {"prompt_tokens": 1, "total_tokens": 1}}


@contextmanager
def serving():
    """An EmbeddingServer that listens until the block ends."""
    server = EmbeddingServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, answer = server.answer(self.path, self.headers["Authorization"].removeprefix("Bearer "), body)
            html = isinstance(answer, str)
            content = answer.encode() if html else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html" if html else "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    server.url = f"http://127.0.0.1:{listening.server_port}/v1"
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
