"""Certificates on paper: slots filled in, words as large as their areas allow, one by itself or many of a design."""

from engine.reports.certificates.judging import unfit
from engine.reports.certificates.printing import (
    write_certificate_pdf,
    write_certificates_pdf,
    write_whole_certificate,
)
from engine.reports.certificates.words import CAVEAT

__all__ = ["CAVEAT", "unfit", "write_certificate_pdf", "write_certificates_pdf", "write_whole_certificate"]
