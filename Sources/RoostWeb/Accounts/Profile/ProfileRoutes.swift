import HTTPTypes
import Hummingbird
import Roost

/// One's own account: `/v1/auth/me`, its picture, and the export of all one's data.
struct ProfileRoutes: RouteGroup {
    let services: Services
    let configuration: WebConfiguration

    private var accounts: Accounts { services.accounts }

    func register(on api: RouterGroup<RoostContext>) {
        api.get("auth/me") { _, context in try Response.json(try context.signedIn().user) }
        api.patch("auth/me", use: edit)
        api.delete("auth/me", use: delete)
        api.get("auth/me/image", use: image)
        api.put("auth/me/image", use: setImage)
        api.delete("auth/me/image", use: removeImage)
        api.get("auth/export", use: export)
    }

    @Sendable
    private func edit(_ request: Request, _ context: RoostContext) async throws -> Response {
        let caller = try context.caller(of: request)
        let version = try request.ifMatchVersion()
        let edit = try await request.json(upTo: bodyLimit) { body in
            var edit = body.profileEdit()
            edit.ifVersion = version
            return try body.checked { [edit] () throws(Invalid) in try edit.checked() }
        }
        return try .json(try await accounts.changeProfile(edit, by: caller))
    }

    @Sendable
    private func delete(_ request: Request, _ context: RoostContext) async throws -> Response {
        try await accounts.delete(by: try context.caller(of: request))
        var response = Response.done
        response.headers[.setCookie] = cookie.clearing(for: request)
        return response
    }

    @Sendable
    private func image(_ request: Request, _ context: RoostContext) async throws -> Response {
        let me = try context.signedIn().user.id
        let (tag, image) = try await accounts.image(of: me) { request.alreadyHas(tag: $0) }
        return .picture(image, tag: tag)
    }

    @Sendable
    private func setImage(_ request: Request, _ context: RoostContext) async throws -> Response {
        let caller = try context.caller(of: request)
        let image = try await request.image()
        return try .json(try await accounts.setImage(image, by: caller))
    }

    @Sendable
    private func removeImage(_ request: Request, _ context: RoostContext) async throws -> Response {
        _ = try await accounts.removeImage(by: try context.caller(of: request))
        return .done
    }

    @Sendable
    private func export(_ request: Request, _ context: RoostContext) async throws -> Response {
        var response = try Response.json(try await accounts.export(of: try context.signedIn().user.id))
        response.headers[.contentDisposition] = "attachment; filename=\"roost-export.json\""
        return response
    }
}

extension JSONBody {
    fileprivate mutating func profileEdit() -> ProfileEdit {
        var edit = ProfileEdit()
        edit.name = change("name")
        edit.birthdate = patch("birthdate")
        edit.language = change("language")
        edit.emoji = change("emoji")
        edit.colour = change("colour")
        return edit
    }
}
