from __future__ import annotations

from helpers.plugins import install_plugin

__all__ = ["install_plugin"]
