import HTTPTypes
import Hummingbird
import Roost

/// Answers form posts: 204 to a script; to a browser 303 back to the page, or that page again with what was wrong.
struct FormPosts: Sendable {
    private let renderer: PageRenderer
    private let bodyLimit: Int

    init(renderer: PageRenderer, bodyLimit: Int) {
        self.renderer = renderer
        self.bodyLimit = bodyLimit
    }

    /// One form post of somebody who is signed in.
    struct Post: Sendable {
        /// The family in the address.
        let family: Family.ID
        /// Who asks, by which request.
        let caller: Caller
        /// The page of this family the form was sent from.
        fileprivate let from: LocalPath?

        fileprivate init(_ request: Request, _ context: RoostContext) throws {
            family = try context.familyId()
            caller = try context.caller(of: request)
            let from = LocalPath(refererOf: request)
            self.from = from?.components.starts(with: ["families", family.text]) == true ? from : nil
        }

        /// That page, if it is one that shows other things than a form.
        fileprivate var origin: (any FamilyPage)? { from.flatMap(FamilyPages.page) }

        /// Where that page is, below the family's address; nil for a form's own address, where one is after a refusal.
        fileprivate var returnPath: String? {
            origin == nil ? nil : from.map { String($0.text.dropFirst("/families/\(family.text)".count)) }
        }

        fileprivate func done(_ request: Request, _ path: String) -> Response {
            request.wantsJSON ? .done : .see("/families/\(family.text)\(path)")
        }
    }

    /// Runs a form. `home` is the page it is on, when the browser doesn't tell; `done` is where to go afterwards, below the
    /// family's address: without it, back to the page the form is on, which is not one of a task when that is `ending`.
    func answer(
        _ form: FormRefusal.Form,
        _ request: Request,
        _ context: RoostContext,
        on home: any FamilyPage,
        done: String? = nil,
        ending: Bool = false,
        _ act: (FormBody, Post) async throws -> Void
    ) async throws -> Response {
        let post = try Post(request, context)
        var typed = FormBody()
        do {
            typed = try await FormBody(of: request, upTo: bodyLimit)
            try await act(typed, post)
        } catch {
            let page = form.isOnManyPages ? post.origin ?? home : home
            return try await again(page, form, typed, request, context, error)
        }
        let back = ending && post.origin is TaskPage ? TasksPage(tab: nil).path : post.returnPath
        return post.done(request, done ?? back ?? home.path)
    }

    /// Runs a form whose body is read on the way, as it may have a file in it; what of it was typed is kept for the page.
    func answerReading(
        _ form: FormRefusal.Form,
        _ request: Request,
        _ context: RoostContext,
        on page: any FamilyPage,
        done: String,
        _ act: (inout FormBody, Post) async throws -> Void
    ) async throws -> Response {
        let post = try Post(request, context)
        var typed = FormBody()
        do {
            try await act(&typed, post)
        } catch {
            return try await again(page, form, typed, request, context, error)
        }
        return post.done(request, done)
    }

    /// Runs a form on a page that sends the file `image`.
    func upload(
        _ request: Request,
        _ context: RoostContext,
        on page: any FamilyPage,
        _ act: (Image, Post) async throws -> Void
    ) async throws -> Response {
        let post = try Post(request, context)
        do {
            try await act(try await request.image(), post)
        } catch {
            return try await again(page, .button, FormBody(), request, context, error)
        }
        return post.done(request, page.path)
    }

    /// The page with what was wrong; for a script, or when that page is gone too, the problem alone.
    private func again(
        _ page: any FamilyPage,
        _ form: FormRefusal.Form,
        _ typed: FormBody,
        _ request: Request,
        _ context: RoostContext,
        _ error: any Error
    ) async throws -> Response {
        guard !request.wantsJSON, let problem = Problem(error), Self.isToldOnPage(problem) else { throw error }
        let told = problem.told(in: try renderer.words(for: context))
        let refused = page.refusing(FormRefusal(form: form, problem: told, typed: typed))
        do {
            return try await renderer.answer(refused, to: request, context, status: problem.status)
        } catch let other where Problem(other) != nil {
            throw error
        }
    }

    /// Whether the page is still there for who asks: not for a stranger, nor when nobody is signed in.
    private static func isToldOnPage(_ problem: Problem) -> Bool {
        (400..<500).contains(problem.status.code) && !["not_signed_in", "not_a_member"].contains(problem.code)
    }
}
