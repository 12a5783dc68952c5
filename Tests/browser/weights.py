"""What a visit costs on the wire, as Chromium counts it: headers and all."""
import collections


class Scale:
    """Weighs what a page fetches, by kind."""

    def __init__(self, page):
        self.kinds = {}
        self.bytes = collections.Counter()
        self.count = collections.Counter()
        session = page.context.new_cdp_session(page)
        session.on("Network.responseReceived", lambda event: self.kinds.update({event["requestId"]: event["type"]}))
        session.on("Network.loadingFinished", self._weigh)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def _weigh(self, event):
        kind = self.kinds.get(event["requestId"], "Other")
        self.bytes[kind] += event["encodedDataLength"]
        self.count[kind] += 1

    @property
    def total(self):
        return sum(self.bytes.values())
