#include <zlib.h>

// A macro in zlib.h, which Swift doesn't see: a stream whose output is gzip (RFC 1952).
static inline int gzip_begin(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
