import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@Suite("Rewards over HTTP")
struct RewardRoutesTests {
    private let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]

    @Test("a reward is shown with what it means to who looks")
    func offer() async throws {
        let house = try await House()
        let answer = try await house.anna.post("\(house.path)/rewards", #"{"name":"Cinema","karmaCost":10}"#)
        #expect(answer.status == .created)
        let reward: Reward = try answer.value()
        #expect(answer.headers[.location] == "\(house.path)/rewards/\(reward.id)")
        try await house.home.grant(15, to: house.home.mia)
        try await house.home.claim(reward, by: house.home.mia)
        #expect(try await house.mia.put("\(house.path)/rewards/\(reward.id)/favourite").status == .noContent)
        let mine = try await house.mia.get("\(house.path)/rewards/\(reward.id)").object
        #expect(mine["isFavourite"] as? Bool == true)
        #expect(mine["available"] as? Int == 5)
        #expect((mine["pendingClaim"] as? [String: Any])?["status"] as? String == "pending")
        let toms = try await house.tom.get("\(house.path)/rewards").object["items"] as? [[String: Any]]
        #expect(toms?.first?["isFavourite"] as? Bool == false)
        #expect(toms?.first?["pendingClaim"] == nil)
        #expect(try await house.mia.delete("\(house.path)/rewards/\(reward.id)/favourite").status == .noContent)
    }

    @Test("a child makes, edits and archives none")
    func parentsOnly() async throws {
        let house = try await House()
        let reward = try await house.home.reward()
        let path = "\(house.path)/rewards"
        #expect(try await house.mia.post(path, #"{"name":"A","karmaCost":1}"#).code == "parents_only")
        #expect(try await house.mia.patch("\(path)/\(reward.id)", #"{"karmaCost":1}"#).code == "parents_only")
        #expect(try await house.mia.put("\(path)/\(reward.id)/archive").code == "parents_only")
        #expect(try await house.mia.send(.put, "\(path)/\(reward.id)/image", bytes: png).code == "parents_only")
    }

    @Test("missing and wrong fields are told together; an old version is 412")
    func fields() async throws {
        let house = try await House()
        let path = "\(house.path)/rewards"
        #expect(Set(try await house.anna.post(path, "{}").failingFields) == ["name", "karmaCost"])
        #expect(try await house.anna.post(path, #"{"name":"A","karmaCost":100001}"#).failingFields == ["karmaCost"])
        let reward = try await house.home.reward()
        try await house.home.edit(reward) { $0.karmaCost = 11 }
        let stale = try await house.anna.with(.ifMatch, "1").patch("\(path)/\(reward.id)", #"{"karmaCost":12}"#)
        #expect(stale.status == .preconditionFailed)
    }

    @Test("stock and limit are set, cleared by null, and told with what is left; refusals have codes of their own")
    func limits() async throws {
        let house = try await House()
        let path = "\(house.path)/rewards"
        let body = #"{"name":"Cinema","karmaCost":1,"stock":2,"limitPerMember":1}"#
        let reward: Reward = try await house.anna.post(path, body).value()
        #expect(reward.stock == 2 && reward.limitPerMember == 1)
        try await house.home.grant(9, to: house.home.mia)
        let claim: Claim = try await house.mia.post("\(path)/\(reward.id)/claims").value()
        try await house.home.approve(claim)
        let mine = try await house.mia.get("\(path)/\(reward.id)").object
        #expect(mine["stock"] as? Int == 1 && mine["claimsLeft"] as? Int == 0)
        let refused = try await house.mia.post("\(path)/\(reward.id)/claims")
        #expect(refused.status == .conflict)
        #expect(try refused.code == "limit_reached")
        #expect(try refused.object["nextClaimAt"] as? String == mine["nextClaimAt"] as? String)
        let cleared = try await house.anna.patch("\(path)/\(reward.id)", #"{"limitPerMember":null,"stock":0}"#).object
        #expect(cleared["limitPerMember"] == nil && cleared["stock"] as? Int == 0)
        #expect(try await house.mia.post("\(path)/\(reward.id)/claims").code == "out_of_stock")
        let wrong = try await house.anna.patch("\(path)/\(reward.id)", #"{"stock":-1,"limitPerMember":0}"#)
        #expect(try wrong.failingFields == ["stock", "limitPerMember"])
        #expect(
            try await house.anna.post(path, #"{"name":"A","karmaCost":1,"stock":"two"}"#).failingFields == ["stock"]
        )
    }

    @Test("archiving waits for pending claims")
    func archive() async throws {
        let house = try await House()
        let claim = try await house.home.pendingClaim()
        let path = "\(house.path)/rewards/\(claim.reward.id)/archive"
        #expect(try await house.anna.put(path).code == "claims_pending")
        try await house.home.reject(claim)
        #expect(try await house.anna.put(path).object["archivedAt"] is String)
        #expect(try await house.mia.post("\(house.path)/rewards/\(claim.reward.id)/claims").code == "reward_archived")
    }

    @Test("a picture is taken raw or from a form, and told apart by its first bytes")
    func image() async throws {
        let house = try await House()
        let path = "\(house.path)/rewards/\(try await house.home.reward().id)/image"
        #expect(try await house.mia.get(path).code == "no_image")
        #expect(try await house.anna.send(.put, path, bytes: png).object["imageTag"] is String)
        let answer = try await house.mia.get(path)
        #expect(answer.bytes == png)
        #expect(answer.headers[.contentType] == "image/png")
        #expect(answer.headers[.cacheControl]?.hasPrefix("private") == true)
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        let tag = try #require(answer.headers[.eTag])
        let again = try await house.mia.with(.ifNoneMatch, tag).get(path)
        #expect(again.status == .notModified)
        #expect(again.bytes.isEmpty)
        let form = try await house.anna.with(.contentType, "multipart/form-data; boundary=xyz")
            .send(.put, path, bytes: multipart(Array("GIF89a".utf8)))
        #expect(form.status == .ok)
        #expect(try await house.mia.with(.ifNoneMatch, tag).get(path).headers[.contentType] == "image/gif")
    }

    @Test("what is no picture is 400, too large a one 413, a broken form 400")
    func badImages() async throws {
        let house = try await House()
        let path = "\(house.path)/rewards/\(try await house.home.reward().id)/image"
        let svg = try await house.anna.with(.contentType, "image/png").send(.put, path, bytes: Array("<svg/>".utf8))
        #expect(svg.status == .badRequest)
        #expect(try svg.failingFields == ["image"])
        #expect(try await house.anna.put(path).failingFields == ["image"])
        let large = png + Array(repeating: 0, count: 5_000_000)
        #expect(try await house.anna.send(.put, path, bytes: large).status == .contentTooLarge)
        let form = house.anna.with(.contentType, "multipart/form-data; boundary=xyz")
        for body in ["", "--xyz", "--xyz\r\n\r\n", "--abc--"] {
            #expect(try await form.put(path, body).status == .badRequest)
        }
        #expect(try await form.put(path, "--xyz--\r\n").failingFields == ["image"])
        #expect(try await house.anna.with(.contentType, "multipart/form-data").put(path, "x").code == "malformed_body")
    }

    private func multipart(_ file: [UInt8]) -> [UInt8] {
        let head =
            "--xyz\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhi\r\n--xyz\r\n"
            + "Content-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"
        return Array(head.utf8) + file + Array("\r\n--xyz--\r\n".utf8)
    }
}
