# Sourced by the scripts beside it: steps that tell how long they took, and packages that are installed when missing.

step_names=()
step_seconds=()

# step NAME COMMAND…: runs the command, and stops everything when it fails.
step() {
    local name=$1 started=$SECONDS
    shift
    printf '\n── %s\n' "$name"
    "$@" || { local status=$?; printf '\n✗ %s failed (exit %s)\n' "$name" "$status"; exit "$status"; }
    step_names+=("$name")
    step_seconds+=($((SECONDS - started)))
}

# What each step took.
print_steps() {
    printf '\n'
    local index
    for index in "${!step_names[@]}"; do
        printf '  %5d s  %s\n' "${step_seconds[$index]}" "${step_names[$index]}"
    done
    printf '  %5d s  in all\n' "$SECONDS"
}

# debian PACKAGE…: installs those that are missing.
debian() {
    local package missing=()
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    local sudo=()
    [ "$(id -u)" -eq 0 ] || sudo=(sudo)
    "${sudo[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# A Python of our own in .venv, with the packages of Tests/requirements.txt.
python_environment() {
    local wanted=Tests/requirements.txt installed=.venv/requirements.txt
    cmp -s "$wanted" "$installed" && return 0
    python3 -m venv .venv 2>/dev/null || { debian python3-venv && python3 -m venv .venv; }
    .venv/bin/pip install --quiet --disable-pip-version-check -r "$wanted"
    cp "$wanted" "$installed"
}
