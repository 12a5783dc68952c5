"""The running conformance server, for the scripts beside this file."""
import os
import pathlib
import subprocess
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAMES = ("websocket", "socketio", "hummingbird")


class Server:
    """`conformance-server`, its ports by name; what it logs is kept in `log`."""

    def __init__(self, configuration="debug", *arguments):
        binary = ROOT / ".build" / configuration / "conformance-server"
        self.process = subprocess.Popen([binary, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.log = []
        threading.Thread(target=self._listen, args=(self.process.stderr,), daemon=True).start()
        lines = (self.process.stdout.readline().split() for _ in NAMES)
        self.ports = {line[0]: int(line[1]) for line in lines if len(line) == 2}
        if set(self.ports) != set(NAMES):
            self.process.kill()
            raise RuntimeError(f"the server did not start: {self.ports}\n{''.join(self.log)}")

    def _listen(self, stream):
        for line in stream:
            self.log.append(line)
            del self.log[:-1_000]

    @property
    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    @property
    def memory(self):
        """Resident memory in kB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        exit_code = self.process.poll()
        self.process.terminate()
        self.process.wait(20)
        assert exit_code is None, f"the server ended by itself with {exit_code}:\n{''.join(self.log)}"
