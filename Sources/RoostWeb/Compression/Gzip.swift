import CGzip

/// Bytes as gzip (RFC 1952).
enum Gzip {
    /// The bytes compressed, fast at level 1 and small at level 9; nil when zlib has no memory left.
    static func compressed(_ bytes: [UInt8], level: Int32) -> [UInt8]? {
        var stream = z_stream()
        guard gzip_begin(&stream, level) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        // zlib says beforehand how much it can become at most, so one call does it.
        let most = Int(deflateBound(&stream, uLong(bytes.count)))
        var input = bytes
        var isWhole = false
        let output = [UInt8](unsafeUninitializedCapacity: most) { output, count in
            input.withUnsafeMutableBufferPointer { input in
                stream.next_in = input.baseAddress
                stream.avail_in = uInt(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = uInt(most)
                isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
                count = most - Int(stream.avail_out)
            }
        }
        return isWhole ? output : nil
    }
}
