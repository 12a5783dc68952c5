import Hummingbird
import Roost

/// A page of a family. It is read in one transaction, so that all of it belongs to one offset of the family's log.
protocol FamilyPage: Sendable {
    /// Which tab of the navigation it belongs to.
    static var tab: NavigationTab { get }
    /// Where it is, below the family's address: `/tasks`.
    var path: String { get }
    /// The same page with a form that was refused: what was typed is kept, what was wrong is told.
    func refusing(_ refusal: FormRefusal) -> Self
    /// Reads and words everything on it.
    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent
}

/// What is on a page, below the layout.
struct PageContent: Sendable {
    /// A part that can be fetched alone.
    struct Region: Sendable {
        /// Its template, by which a browser asks for it.
        let name: String
        /// Where the page's template has it.
        let slot: String
        let values: Values
    }

    /// The page's template.
    let template: String
    /// What the browser's tab says.
    let title: String
    /// Beside the regions.
    var values: Values = [:]
    var regions: [Region] = []
    /// Why a form was refused, told at the top.
    var problem: String?
    /// Where the page is, when a browser has it from a form's own address.
    var path: String?
    /// A form was refused because what it changes has changed meanwhile.
    var isOutdated = false

    /// The page's values, with those of its regions where its template has them.
    var all: Values {
        var all = values
        for region in regions { all[region.slot] = region.values }
        return all
    }
}

/// The tabs of the navigation.
enum NavigationTab: Sendable {
    case home, tasks, rewards, karma, chats, family, activity
    /// The pages about oneself, which are behind the face.
    case me
}
