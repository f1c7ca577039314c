Recidivism.Reviewed.ParoleModel.Run();
