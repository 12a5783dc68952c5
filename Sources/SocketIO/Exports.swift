// Who serves Socket.IO also meets the engine's reasons, origins and settings.
@_exported public import EngineIO
