import Roost

extension FamilyView {
    /// The first tasks of a list, page by page: what a screen shows at once.
    func tasks(_ list: TaskList, most: Int) throws -> [FamilyTask] {
        var list = list
        list.limit = min(most, 100)
        var tasks: [FamilyTask] = []
        repeat {
            let page = try self.tasks(list)
            tasks += page.items
            list.cursor = page.nextCursor
        } while list.cursor != nil && tasks.count < most
        return tasks
    }
}
