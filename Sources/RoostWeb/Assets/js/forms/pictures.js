// @ts-check
// A camera's picture is made smaller as soon as it is chosen: there is less to wait for, and it doesn't tell where it was taken.

/** No side is longer than so many pixels. */
const longest = 1_600;
/** Lighter ones are sent as they are, in bytes. */
const light = 300_000;

/** @type {Map<string, Promise<File>>} By what tells one file from another; the store of what waits gives out copies of it. */
const smaller = new Map();
/** @type {Promise<unknown>} */
let making = Promise.resolve();

/** What was chosen is as small as it gets, in its field. */
export const picturesReady = () => making;

/**
 * Made once while this page is open, however often it is asked for.
 * @param {File} file
 */
export function smallestOf(file) {
    const made = smaller.get(nameOf(file)) ?? smallerOf(file).catch(() => file);
    smaller.set(nameOf(file), made);
    void made.then((result) => smaller.set(nameOf(result), made));
    return made;
}

/** @param {File} file */
const nameOf = ({ name, size, lastModified }) => `${size} ${lastModified} ${name}`;

export function watchPictures() {
    document.addEventListener("change", ({ target }) => {
        if (target instanceof HTMLInputElement && target.type === "file") making = Promise.all([making, shrink(target)]);
    });
}

/** @param {HTMLInputElement} field */
async function shrink(field) {
    const file = field.files?.[0];
    if (!file) return;
    const made = await smallestOf(file);
    const chosen = new DataTransfer();
    chosen.items.add(made);
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
