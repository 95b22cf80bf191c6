"""How long a person waits for the prompt, beside how long Python takes to import discord.py.

    python -m tests.benchmarks.start

Starts `hotseat chat` on a pseudo-terminal, over a store that has read the sample, and waits for the prompt. The runs of
both alternate, so that a busy machine slows both alike; medians and their ratio are printed.
"""

import os
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 9
PATIENCE_SECONDS = 60
PROMPT = b"hotseat>"


def time_to_prompt(folder: str) -> float:
    """Seconds from launching the terminal to its prompt. Raises TimeoutError when none comes."""
    environment = {**os.environ, "HOTSEAT_DATA_DIR": folder, "TERM": "xterm"}
    master, slave = pty.openpty()
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "chat"], stdin=slave, stdout=slave, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        os.close(slave)
        seen = b""
        while PROMPT not in seen:
            readable, _, _ = select.select([master], [], [], PATIENCE_SECONDS)
            if not readable:
                process.kill()
                raise TimeoutError(f"no prompt: the terminal was silent for {PATIENCE_SECONDS} s")
            seen += os.read(master, 4096)
        taken = time.perf_counter() - started
        process.kill()
    os.close(master)
    return taken


def time_to_run(*arguments: str) -> float:
    """Seconds that a Python process takes from start to end."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "bot", "run"],
            check=True,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "HOTSEAT_DATA_DIR": folder},
        )
        prompts, imports = [], []
        for _ in range(RUNS):
            prompts.append(time_to_prompt(folder))
            imports.append(time_to_run("-c", "import discord"))
    prompt, imported = statistics.median(prompts), statistics.median(imports)
    print(f"start to prompt, sample read   {prompt:.2f} s  ({min(prompts):.2f} to {max(prompts):.2f})")
    print(f"python -c 'import discord'     {imported:.2f} s  ({min(imports):.2f} to {max(imports):.2f})")
    print(f"ratio                          {prompt / imported:.2f}")


if __name__ == "__main__":
    main()
