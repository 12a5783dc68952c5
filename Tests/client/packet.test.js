import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode, PacketError, PacketType } from "../../Sources/RoostWeb/Assets/js/realtime/packet.js";

const cases = [
    ["0", { type: PacketType.connect, namespace: "/" }],
    ['0{"since":{"f":4}}', { type: PacketType.connect, namespace: "/", data: { since: { f: 4 } } }],
    ["0/chat", { type: PacketType.connect, namespace: "/chat" }],
    ['2["task.created",{"a":1},{"offset":3}]', {
        type: PacketType.event,
        namespace: "/",
        data: ["task.created", { a: 1 }, { offset: 3 }],
    }],
    ['2/chat,17["x"]', { type: PacketType.event, namespace: "/chat", id: 17, data: ["x"] }],
    ['2["/a,b"]', { type: PacketType.event, namespace: "/", data: ["/a,b"] }],
    ["3456[]", { type: PacketType.ack, namespace: "/", id: 456, data: [] }],
    ['4{"message":"no","data":{"code":"token_expired"}}', {
        type: PacketType.connectError,
        namespace: "/",
        data: { message: "no", data: { code: "token_expired" } },
    }],
    ["1", { type: PacketType.disconnect, namespace: "/" }],
];

for (const [text, packet] of cases) {
    test(`${text} is read`, () => assert.deepEqual(decode(text), packet));
}

test("what is written is read back", () => {
    for (const [, packet] of cases) assert.deepEqual(decode(encode(packet)), packet);
});

for (const bad of ["", "9", "x", "2", "2{}", "2[1]", "2[", "3[]", "1{}", '0"a"', "0[1]", '51-["x",{"_placeholder":true,"num":0}]']) {
    test(`${JSON.stringify(bad)} is refused`, () => assert.throws(() => decode(bad), PacketError));
}
