"""Who may import whom: the contract in pyproject.toml holds, and it would notice a breach."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")
CONTRACT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
    "contracts"
][0]


def test_a_room_imports_only_rooms_below_it() -> None:
    done = subprocess.run(
        [LINT_IMPORTS, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout


def test_a_breach_is_noticed(tmp_path: Path) -> None:
    """The contract turned upside down, and a room left out of it, are both broken."""
    layers = CONTRACT["layers"]
    for wrong in (list(reversed(layers)), layers[:-1]):
        config = tmp_path / "contract.toml"
        listed = ", ".join(f'"{layer}"' for layer in wrong)
        config.write_text(
            '[tool.importlinter]\nroot_package = "duixian"\n[[tool.importlinter.contracts]]\n'
            'name = "wrong"\ntype = "layers"\ncontainers = ["duixian"]\nexhaustive = true\n'
            f"layers = [{listed}]\n",
            encoding="utf-8",
        )
        command = [LINT_IMPORTS, "--no-cache", "--config", config]
        assert (
            subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=False).returncode == 1
        )


def test_reading_a_text_loads_no_heavy_library() -> None:
    """What other formats need is loaded when they are met, so that the command starts quickly."""
    program = (
        "import sys; from duixian.report import read_text; from duixian.corpus.formats import FORMATS;"
        "FORMATS['jsonl'].encode(read_text('一、工作安排\\n地区生产总值增长6%。')); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    heavy = {
        "altair",
        "docx",
        "lxml",
        "onnxruntime",
        "pdfplumber",
        "pyarrow",
        "rapidocr",
        "trafilatura",
        "xlsxwriter",
    }
    assert heavy & set(done.stdout.split()) == set()
