"""A result as a page to read, a report or a certificate to print."""

from engine.reports.certificate import Certificate, certificate_of, certificate_templates
from engine.reports.certificates import (
    CAVEAT,
    unfit,
    write_certificate_pdf,
    write_certificates_pdf,
    write_whole_certificate,
)
from engine.reports.completed import CompletedSitting
from engine.reports.group_report import GroupReport, group_report_of
from engine.reports.group_tally import Tally, tally_of
from engine.reports.keeping import keep_reports_in
from engine.reports.pages import BODY_CSS, TEMPLATES_FOLDER
from engine.reports.pdf import write_group_report_pdf, write_report_pdf, write_slips_pdf
from engine.reports.record import Entry, ScaleRecord, scale_records
from engine.reports.reference import reference_of
from engine.reports.report import Report, report_of
from engine.reports.skill import Skill
from engine.reports.slips import Slip, Slips, slips_of
from engine.reports.stack import Printed, write_reports_pdf
from engine.reports.standing_out import NextStep
from engine.reports.telling import closing_of
from engine.reports.wearing import LookedAt, wardrobe_of

__all__ = [
    "BODY_CSS",
    "CAVEAT",
    "TEMPLATES_FOLDER",
    "Certificate",
    "CompletedSitting",
    "Entry",
    "GroupReport",
    "LookedAt",
    "NextStep",
    "Printed",
    "Report",
    "ScaleRecord",
    "Skill",
    "Slip",
    "Slips",
    "Tally",
    "certificate_of",
    "certificate_templates",
    "closing_of",
    "group_report_of",
    "keep_reports_in",
    "reference_of",
    "report_of",
    "scale_records",
    "slips_of",
    "tally_of",
    "unfit",
    "wardrobe_of",
    "write_certificate_pdf",
    "write_certificates_pdf",
    "write_group_report_pdf",
    "write_report_pdf",
    "write_reports_pdf",
    "write_slips_pdf",
    "write_whole_certificate",
]
