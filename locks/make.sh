#!/usr/bin/env bash
# Write locks/requirements.txt anew: every dependency and developer's tool at one exact version, with
# the hashes of its files, for CPython 3.11 and later on every platform.
#
#   locks/make.sh             keep the versions that stand, add and drop what pyproject.toml changed
#   locks/make.sh --upgrade   take the newest versions
#
# Needs python3 and PyPI. The resolver is uv, in a virtual environment that is thrown away.
set -euo pipefail
cd "$(dirname "$0")/.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"${PYTHON:-python3}" -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check uv

# torch is resolved away here, and with it the CUDA packages that some of its builds ask for:
# gigabytes, and other files on other machines. It is installed from torch.txt.
echo "torch ; sys_platform == 'never'" > "$scratch/overrides.txt"

UV_SYSTEM_CERTS=1 "$scratch/venv/bin/uv" pip compile \
    --quiet --universal --generate-hashes --python-version 3.11 \
    --no-config \
    --overrides "$scratch/overrides.txt" --no-emit-package torch \
    --group dev --all-extras \
    --custom-compile-command locks/make.sh \
    --output-file locks/requirements.txt \
    "$@" pyproject.toml locks/torch.in
