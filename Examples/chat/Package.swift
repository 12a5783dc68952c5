// swift-tools-version:6.2
import PackageDescription

let package = Package(
    name: "chat",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "roost", path: "../.."),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "chat",
            dependencies: [
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SocketIO", package: "roost"),
                .product(name: "SocketIOHummingbird", package: "roost"),
            ],
            path: "Sources"
        )
    ],
    swiftLanguageModes: [.v6]
)
