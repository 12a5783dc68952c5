/// All that is read from the folder of assets when the program starts.
struct Assets: Sendable {
    let files: AssetFiles
    let catalogue: Catalogue
    let templates: Templates

    /// Those built in are read once, however many servers a process has.
    private static let builtIn = Result { try Assets(reading: nil) }

    /// Reads a folder.
    /// - Parameter folder: nil for the one built in.
    /// - Throws: `CatalogueFault`, `TemplateFault` for a broken one; what reading throws.
    init(folder: String?) throws {
        self = try folder.map(Assets.init(reading:)) ?? Self.builtIn.get()
    }

    private init(reading folder: String?) throws {
        files = try AssetFiles(folder: folder)
        catalogue = try Catalogue(assets: folder)
        templates = try Templates(
            assets: folder,
            catalogue: catalogue,
            constants: ["assets": files.base, "release": files.release]
        )
    }
}
