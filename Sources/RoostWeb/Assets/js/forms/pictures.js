// @ts-check
// A camera's picture is made smaller as soon as it is chosen: there is less to wait for, and it doesn't tell where it was taken.

/** No side is longer than so many pixels. */
const longest = 1_600;
/** Lighter ones are sent as they are, in bytes. */
const light = 300_000;

/** @type {WeakMap<File, Promise<File>>} */
const smaller = new WeakMap();
/** @type {Promise<unknown>} */
let making = Promise.resolve();

/** What was chosen is as small as it gets, in its field. */
export const picturesReady = () => making;

/** @param {File} file chosen before, and taken out of its field by now */
export const smallestOf = (file) => smaller.get(file) ?? file;

export function watchPictures() {
    document.addEventListener("change", ({ target }) => {
        if (target instanceof HTMLInputElement && target.type === "file") making = Promise.all([making, shrink(target)]);
    });
}

/** @param {HTMLInputElement} field */
async function shrink(field) {
    const file = field.files?.[0];
    if (!file) return;
    const made = smallerOf(file).catch(() => file);
    smaller.set(file, made);
    const chosen = new DataTransfer();
    chosen.items.add(await made);
    // Another may have been chosen meanwhile, or none.
    if (field.files?.[0] === file) field.files = chosen.files;
}

/**
 * @param {File} file
 * @returns {Promise<File>} the same for what is light, may move, or would not become lighter
 */
async function smallerOf(file) {
    if (file.size < light || !["image/jpeg", "image/png"].includes(file.type)) return file;
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    // What can be seen through stays so. Browsers that write no WebP write PNG.
    const type = file.type === "image/png" ? "image/webp" : file.type;
    /** @type {Blob | null} */ const blob = await new Promise((done) => canvas.toBlob(done, type, 0.85));
    return blob && blob.size < file.size ? new File([blob], file.name, blob) : file;
}
